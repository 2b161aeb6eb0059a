package io.roster.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.roster.search.Resource;
import io.roster.text.TextForm;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContext.NotRepeatable;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.gateway.RosterHeaders;
import io.roster.web.query.SearchRoute;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document, generated from the controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final List<Integer> COMMAND_PROBLEMS =
            List.of(400, 401, 403, 404, 406, 408, 409, 412, 413, 415, 422, 429, 503);
    private static final List<Integer> QUERY_PROBLEMS =
            List.of(400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 429, 503);

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
                .info(new Info()
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .title("Roster")
                        .version(build.getVersion())
                        .description(
                                "An event-sourced user directory: every change a command, every fact an event, every"
                                        + " read a projection."));
    }

    @Bean
    OperationCustomizer operations(List<Resource> resources, ProblemResponses problems) {
        return (operation, handler) -> {
            Optional<MethodParameter> context = Stream.of(handler.getMethodParameters())
                    .filter(parameter -> parameter.getParameterType() == CommandContext.class)
                    .findFirst();
            problems.refer(operation.getResponses(), context.isPresent() ? COMMAND_PROBLEMS : QUERY_PROBLEMS);
            context.ifPresent(parameter -> {
                commandParameters(parameter).forEach(operation::addParametersItem);
                addHeaders(operation, RosterHeaders.CONSISTENCY_TOKEN, HttpHeaders.ETAG);
            });
            SearchRoute route = handler.getMethodAnnotation(SearchRoute.class);
            if (route != null) {
                addHeaders(operation, HttpHeaders.ETAG);
                QuerySchemas.parameters(route.value(), resourceOf(handler, resources))
                        .forEach(operation::addParametersItem);
            }
            return operation;
        };
    }

    /** Two routes have one path: an envelope and a stream of them differ by media type only, and springdoc merges them badly. */
    @Bean
    OpenApiCustomizer document(
            List<Resource> resources,
            ProblemResponses problems,
            EnvelopeSchemas envelopes,
            SecurityRequirements security) {
        return document -> {
            security.addTo(document);
            problems.addTo(document.getComponents());
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(operation -> operation.getParameters() != null)
                    .forEach(operation -> operation.setParameters(withoutDuplicates(operation.getParameters())));
            Operation commands = Objects.requireNonNull(document.getPaths().get("/api/commands"))
                    .getPost();
            Content envelope = commands.getRequestBody().getContent();
            Objects.requireNonNull(envelope.get(MediaType.APPLICATION_JSON_VALUE))
                    .setSchema(envelopes.addTo(document));
            addLines(envelope, "Envelopes, one per line");
            addLines(
                    Objects.requireNonNull(commands.getResponses().get("200")).getContent(),
                    "Receipts and problems, one per line, in the same order");
            resources.forEach(resource -> addQuery(document, resource));
        };
    }

    private static void addQuery(OpenAPI document, Resource resource) {
        PathItem query = document.getPaths().get(resource.path() + "/query");
        if (query != null) {
            Objects.requireNonNull(query.getPost().getRequestBody().getContent().get(MediaType.APPLICATION_JSON_VALUE))
                    .setSchema(QuerySchemas.addTo(document, resource));
        }
    }

    /** The headers of the responses that are no problems. */
    private static void addHeaders(Operation operation, String... names) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                for (String name : names) {
                    response.addHeaderObject(name, new Header().schema(new StringSchema()));
                }
                if (status.equals("201")) {
                    response.addHeaderObject(HttpHeaders.LOCATION, new Header().schema(new StringSchema()));
                }
            }
        });
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

    /** A member of a record is required unless it is {@link Nullable}. */
    @Bean
    ModelConverter requiredMembers() {
        return (type, context, chain) -> {
            Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            JavaType javaType = Json.mapper().constructType(type.getType());
            if (schema != null && javaType != null && javaType.getRawClass().isRecord()) {
                Schema<?> members = schema.get$ref() == null
                        ? schema
                        : context.getDefinedModels().get(schema.get$ref().replace("#/components/schemas/", ""));
                if (members != null && members.getProperties() != null) {
                    Stream.of(javaType.getRawClass().getRecordComponents())
                            .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                    && !component.isAnnotationPresent(JsonInclude.class)
                                    && members.getProperties().containsKey(component.getName()))
                            .forEach(component -> members.addRequiredItem(component.getName()));
                }
            }
            return schema;
        };
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

    private static Stream<Parameter> commandParameters(MethodParameter context) {
        Parameter key = new HeaderParameter()
                .name(CommandContextResolver.IDEMPOTENCY_KEY)
                .description("A command id: a retry with the same id is not executed again")
                .schema(new StringSchema());
        Parameter version = new HeaderParameter()
                .name(HttpHeaders.IF_MATCH)
                .description("The ETag that the aggregate must have")
                .schema(new StringSchema());
        Parameter dryRun =
                new QueryParameter().name(CommandContextResolver.DRY_RUN).schema(new BooleanSchema());
        return context.hasParameterAnnotation(NotRepeatable.class)
                ? Stream.of(version, dryRun)
                : Stream.of(key, version, dryRun);
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
}
