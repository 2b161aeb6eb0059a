package io.roster.web.openapi;

import io.roster.search.Field;
import io.roster.search.Resource;
import io.roster.search.Search;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document, generated from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandContext.class);
    }

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                .info(new Info()
                        .title("Roster")
                        .version(build.getVersion())
                        .description(
                                "An event-sourced user directory: every change a command, every fact an event, every"
                                        + " read a projection."));
    }

    /** Whatever is refused, wherever, is refused with a problem. */
    @Bean
    OperationCustomizer problemResponses() {
        ApiResponse problem = new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType()
                                        .schema(new ObjectSchema()
                                                .addProperty("type", new StringSchema().format("uri-reference"))
                                                .addProperty("title", new StringSchema())
                                                .addProperty("status", new IntegerSchema())
                                                .addProperty("detail", new StringSchema())
                                                .addProperty("instance", new StringSchema().format("uri-reference")))));
        return (operation, handler) -> {
            operation.getResponses().addApiResponse(ApiResponses.DEFAULT, problem);
            return operation;
        };
    }

    /** What every request with a command may have beside its body. */
    @Bean
    OperationCustomizer commandContext() {
        return (operation, handler) -> {
            boolean commands = Stream.of(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == CommandContext.class);
            if (commands) {
                operation.addParametersItem(header(
                        CommandContextResolver.IDEMPOTENCY_KEY,
                        "An id for the command, under which it can be sent again and is done once"));
                operation.addParametersItem(
                        header(CommandContextResolver.IF_MATCH, "The ETag that the aggregate must have"));
                operation.addParametersItem(query(CommandContextResolver.DRY_RUN, new BooleanSchema()));
            }
            return operation;
        };
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter().name(name).description(description).schema(new StringSchema());
    }

    @Bean
    OperationCustomizer searchParameters(List<Resource> resources) {
        return (operation, handler) -> {
            SearchRoute route = handler.getMethodAnnotation(SearchRoute.class);
            if (route != null) {
                searchParameters(route.value(), resourceOf(handler, resources)).forEach(operation::addParametersItem);
            }
            return operation;
        };
    }

    /** The resource whose path is that of the controller. */
    private static Resource resourceOf(HandlerMethod handler, List<Resource> resources) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return resources.stream()
                .filter(resource -> mapping != null && List.of(mapping.path()).contains(resource.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No resource for " + handler));
    }

    private static List<Parameter> searchParameters(SearchRoute.Kind kind, Resource resource) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(query("fields", new StringSchema().example("id,name"))
                .description("The fields to return; all, if absent"));
        if (kind != SearchRoute.Kind.FETCH) {
            resource.fields().all().forEach(field -> parameters.add(parameter(field)));
            parameters.add(query("filter", new StringSchema().example("active eq true and (name sw \"Jo\")"))
                    .description("A SCIM filter (RFC 7644, section 3.4.2.2)"));
        }
        if (kind == SearchRoute.Kind.LIST) {
            parameters.add(query("sort", new StringSchema().example("-createdAt,name")));
            parameters.add(query(
                    "limit",
                    new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Search.MAX_LIMIT))));
            parameters.add(query("cursor", new StringSchema()).description("The member next of the previous page"));
            parameters.add(
                    query("count", new BooleanSchema()).description("Count all matches, up to " + Search.MAX_COUNT));
            parameters.add(query("explain", new BooleanSchema())
                    .description("Explain how the search would be executed, instead of executing it"));
        }
        return parameters;
    }

    private static Parameter parameter(Field field) {
        String operators = field.operators().stream()
                .sorted()
                .map(operator -> field.name() + "." + operator)
                .collect(Collectors.joining(", "));
        return query(field.name(), new StringSchema()).description("Also " + operators);
    }

    private static Parameter query(String name, Schema<?> schema) {
        return new QueryParameter().name(name).schema(schema);
    }
}
