package io.roster.web.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.search.Field;
import io.roster.search.Operator;
import io.roster.search.Resource;
import io.roster.search.Search;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/queries")
@Tag(name = "Queries of all kinds", description = "Lists all searchable resources.")
class QueryCatalogueController {

    private final List<ResourceItem> resources;

    QueryCatalogueController(List<Resource> resources) {
        this.resources = resources.stream().map(QueryCatalogueController::item).toList();
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "list-queries", summary = "All resources, with their searchable fields")
    ResourceListing list() {
        return new ResourceListing(resources);
    }

    private static ResourceItem item(Resource resource) {
        List<FieldItem> fields = resource.fields().all().stream()
                .map(QueryCatalogueController::item)
                .toList();
        return new ResourceItem(resource.name(), resource.path(), Search.MAX_LIMIT, fields);
    }

    private static FieldItem item(Field field) {
        return new FieldItem(
                field.name(),
                field.type().toString(),
                field.operators().stream().sorted().map(Operator::toString).toList(),
                true,
                field.choices());
    }

    record ResourceListing(List<ResourceItem> items) {}

    /** A searchable resource, with its maximum page size. */
    record ResourceItem(String name, String path, int maxLimit, List<FieldItem> fields) {}

    /** A searchable field, with the possible values of a choice. */
    record FieldItem(
            String name,
            String type,
            List<String> operators,
            boolean sortable,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices) {}
}
