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
@Tag(name = "Queries of all kinds", description = "What can be asked for.")
class QueryCatalogueController {

    private final List<Resource> resources;

    QueryCatalogueController(List<Resource> resources) {
        this.resources = resources;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "list-queries", summary = "Every resource, with the fields that it can be searched by")
    Listing list() {
        return new Listing(
                resources.stream().map(QueryCatalogueController::item).toList());
    }

    private static Item item(Resource resource) {
        return new Item(
                resource.name(),
                resource.path(),
                Search.MAX_LIMIT,
                resource.fields().all().stream()
                        .map(QueryCatalogueController::item)
                        .toList());
    }

    private static FieldItem item(Field field) {
        return new FieldItem(
                field.name(),
                field.type().toString(),
                field.operators().stream().sorted().map(Operator::toString).toList(),
                true,
                field.choices());
    }

    /** The catalogue. */
    record Listing(List<Item> items) {}

    /**
     * A resource of the catalogue.
     *
     * @param path where it is asked for
     * @param maxLimit the greatest number of rows in one answer
     */
    record Item(String name, String path, int maxLimit, List<FieldItem> fields) {}

    /**
     * A field of a resource.
     *
     * @param type id, text, choice, boolean, integer or instant
     * @param operators how it can be compared
     * @param sortable whether it can be a key of an order
     * @param choices the values that it can have, if these are few
     */
    record FieldItem(
            String name,
            String type,
            List<String> operators,
            boolean sortable,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices) {}
}
