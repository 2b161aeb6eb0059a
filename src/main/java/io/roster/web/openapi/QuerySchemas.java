package io.roster.web.openapi;

import io.roster.search.Field;
import io.roster.search.Operator;
import io.roster.search.Resource;
import io.roster.search.Search;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** The schemas of queries in JSON, and the query parameters of searches, from the fields of a resource. */
final class QuerySchemas {

    private static final String SCHEMAS = "#/components/schemas/";

    private QuerySchemas() {}

    /** Adds the schemas of a resource's filters and queries, and returns that of its queries. */
    static Schema<?> addTo(OpenAPI document, Resource resource) {
        String name = StringUtils.capitalize(resource.name());
        document.getComponents().addSchemas(name + "Filter", filter(resource, name + "Filter"));
        document.getComponents().addSchemas(name + "Query", query(resource, name + "Filter"));
        return reference(name + "Query");
    }

    private static Schema<?> filter(Resource resource, String name) {
        Schema<?> filter = closed("Every member must match");
        for (Field field : resource.fields().all()) {
            Schema<?> operators = closed("The operators of " + field.name());
            field.operators().stream()
                    .sorted()
                    .forEach(operator -> operators.addProperty(operator.toString(), operand(field, operator)));
            filter.addProperty(
                    field.name(), new JsonSchema().addAnyOfItem(value(field)).addAnyOfItem(operators));
        }
        return filter.addProperty("and", listOf(reference(name)))
                .addProperty("or", listOf(reference(name)))
                .addProperty("not", reference(name));
    }

    private static Schema<?> query(Resource resource, String filter) {
        Schema<?> names = text();
        resource.fields().names().forEach(field -> addChoice(names, field));
        Schema<?> shown = text();
        resource.fields().shown().forEach(field -> addChoice(shown, field));
        Schema<?> order = text();
        List.of("asc", "desc").forEach(choice -> addChoice(order, choice));
        Schema<?> sort = closed("A sort key").addProperty("field", names).addProperty("order", order);
        sort.addRequiredItem("field");
        return closed("A query; every member is optional")
                .addProperty(
                        "filter",
                        new JsonSchema()
                                .addAnyOfItem(reference(filter))
                                .addAnyOfItem(text().description("A SCIM filter (RFC 7644, section 3.4.2.2)")))
                .addProperty("sort", listOf(sort))
                .addProperty(
                        "limit", type("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Search.MAX_LIMIT)))
                .addProperty("cursor", text())
                .addProperty("count", type("boolean"))
                .addProperty("fields", listOf(shown))
                .addProperty("explain", type("boolean"));
    }

    private static Schema<?> operand(Field field, Operator operator) {
        if (operator == Operator.PRESENT) {
            return type("boolean");
        }
        return operator.takesList() ? listOf(value(field)) : value(field);
    }

    private static Schema<?> value(Field field) {
        Schema<?> value = switch (field.type()) {
            case BOOLEAN -> type("boolean");
            case INTEGER -> type("integer").format("int64");
            case ID -> text().format("uuid");
            case INSTANT -> text().format("date-time");
            case TEXT, CHOICE -> text();
        };
        field.choices().forEach(choice -> addChoice(value, choice));
        return value;
    }

    @SuppressWarnings("unchecked") // a schema of texts
    private static void addChoice(Schema<?> schema, String choice) {
        ((Schema<String>) schema).addEnumItemObject(choice);
    }

    private static Schema<?> closed(String description) {
        return type("object").description(description).additionalProperties(false);
    }

    private static Schema<?> listOf(Schema<?> element) {
        return type("array").items(element);
    }

    private static Schema<?> text() {
        return type("string");
    }

    private static Schema<?> type(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    private static Schema<?> reference(String schema) {
        return new JsonSchema().$ref(SCHEMAS + schema);
    }

    /** The query parameters of a route that searches a resource. */
    static List<Parameter> parameters(SearchRoute.Kind kind, Resource resource) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(query("fields", text().example("id,name")).description("The fields to return; all, if absent"));
        if (kind != SearchRoute.Kind.FETCH) {
            for (Field field : resource.fields().all()) {
                String operators = field.operators().stream()
                        .sorted()
                        .map(operator -> field.name() + "." + operator)
                        .collect(Collectors.joining(", "));
                parameters.add(query(field.name(), text()).description("Also " + operators));
            }
            parameters.add(query("filter", text().example("active eq true and (name sw \"Jo\")"))
                    .description("A SCIM filter (RFC 7644, section 3.4.2.2)"));
        }
        if (kind == SearchRoute.Kind.LIST) {
            parameters.add(query("sort", text().example("-createdAt,name")));
            parameters.add(query(
                    "limit", type("integer").minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Search.MAX_LIMIT))));
            parameters.add(query("cursor", text()).description("The member next of the previous page"));
            parameters.add(query("count", type("boolean")).description("Count all matches, up to " + Search.MAX_COUNT));
            parameters.add(query("explain", type("boolean"))
                    .description("Explain how the search would be executed, instead of executing it"));
        }
        return parameters;
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new QueryParameter().name(name).schema(schema);
    }
}
