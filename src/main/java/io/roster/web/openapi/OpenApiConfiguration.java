package io.roster.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.roster.search.Field;
import io.roster.search.Resource;
import io.roster.search.Search;
import io.roster.text.TextForm;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document, generated from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandContext.class);
    }

    /**
     * Initializes springdoc lazily: most nodes never serve the document, and building it eagerly costs a tenth of the time and
     * memory of startup.
     */
    @Bean
    static BeanFactoryPostProcessor lazyOpenApi() {
        return beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                BeanDefinition definition = beans.getBeanDefinition(name);
                if ((name + " " + definition.getFactoryBeanName()).contains("org.springdoc.")) {
                    definition.setLazyInit(true);
                }
            }
            // Nothing else refers to these two, which register themselves.
            beans.getBeanDefinition("openApiResource").setDependsOn("modelConverterRegistrar", "initExtraSchemas");
        };
    }

    @Bean
    OpenAPI openApi(BuildProperties build) {
        return new OpenAPI()
                // No credentials are needed.
                .security(List.of())
                .info(new Info()
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .title("Roster")
                        .version(build.getVersion())
                        .description(
                                "An event-sourced user directory: every change a command, every fact an event, every"
                                        + " read a projection."));
    }

    @Bean
    OperationCustomizer operations(List<Resource> resources) {
        ApiResponse problem = problem();
        return (operation, handler) -> {
            operation.getResponses().addApiResponse(ApiResponses.DEFAULT, problem);
            if (Stream.of(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == CommandContext.class)) {
                commandParameters().forEach(operation::addParametersItem);
            }
            SearchRoute route = handler.getMethodAnnotation(SearchRoute.class);
            if (route != null) {
                searchParameters(route.value(), resourceOf(handler, resources)).forEach(operation::addParametersItem);
            }
            return operation;
        };
    }

    /** Two routes have one path: an envelope and a stream of them differ by media type only, and springdoc merges them badly. */
    @Bean
    OpenApiCustomizer mergedRoutes() {
        return document -> {
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(operation -> operation.getParameters() != null)
                    .forEach(operation -> operation.setParameters(withoutDuplicates(operation.getParameters())));
            Operation commands = Objects.requireNonNull(document.getPaths().get("/api/commands"))
                    .getPost();
            addLines(commands.getRequestBody().getContent(), "Envelopes, one per line");
            addLines(
                    Objects.requireNonNull(commands.getResponses().get("200")).getContent(),
                    "Receipts and problems, one per line, in the same order");
        };
    }

    private static List<Parameter> withoutDuplicates(List<Parameter> parameters) {
        Map<String, Parameter> distinct = new LinkedHashMap<>();
        parameters.forEach(parameter -> distinct.putIfAbsent(parameter.getIn() + " " + parameter.getName(), parameter));
        return List.copyOf(distinct.values());
    }

    private static void addLines(Content content, String description) {
        content.addMediaType(
                MediaType.APPLICATION_NDJSON_VALUE,
                new io.swagger.v3.oas.models.media.MediaType().schema(new StringSchema().description(description)));
    }

    /** Describes value types with a {@link TextForm} as strings. */
    @Bean
    ModelConverter textForms() {
        return (type, context, chain) -> {
            JavaType javaType = Json.mapper().constructType(type.getType());
            TextForm form = javaType == null ? null : javaType.getRawClass().getAnnotation(TextForm.class);
            if (form != null) {
                type.setType(form.format().equals("uuid") ? UUID.class : String.class);
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        };
    }

    private static ApiResponse problem() {
        return new ApiResponse()
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
    }

    private static List<Parameter> commandParameters() {
        return List.of(
                new HeaderParameter()
                        .name(CommandContextResolver.IDEMPOTENCY_KEY)
                        .description("A command id: a retry with the same id is not executed again")
                        .schema(new StringSchema()),
                new HeaderParameter()
                        .name(HttpHeaders.IF_MATCH)
                        .description("The ETag that the aggregate must have")
                        .schema(new StringSchema()),
                query(CommandContextResolver.DRY_RUN, new BooleanSchema()));
    }

    /** The resource with the path of the controller. */
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
            for (Field field : resource.fields().all()) {
                String operators = field.operators().stream()
                        .sorted()
                        .map(operator -> field.name() + "." + operator)
                        .collect(Collectors.joining(", "));
                parameters.add(query(field.name(), new StringSchema()).description("Also " + operators));
            }
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

    private static Parameter query(String name, Schema<?> schema) {
        return new QueryParameter().name(name).schema(schema);
    }
}
