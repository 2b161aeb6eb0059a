package io.roster.web.query;

import io.roster.text.Digest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the responses to queries, with sparse fields (all, if none are named) and entity tags. */
@Component
public class QueryResponses {

    private final ObjectMapper mapper;

    QueryResponses(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** A resource fetched by id; its version is its entity tag. */
    public ResponseEntity<JsonNode> fetched(Object view, List<String> fields, long version) {
        return ResponseEntity.ok().eTag(Long.toString(version)).body(sparse(mapper.valueToTree(view), fields));
    }

    /** The only match of a search. A later search may find another, so its entity tag is a digest. */
    public ResponseEntity<JsonNode> found(Object view, List<String> fields) {
        return tagged(sparse(mapper.valueToTree(view), fields));
    }

    /** A page with its matches in the member {@code items}; its entity tag is a digest. */
    public ResponseEntity<JsonNode> page(Object page, List<String> fields) {
        ObjectNode json = mapper.valueToTree(page);
        json.withArray("items").forEach(item -> sparse((ObjectNode) item, fields));
        return tagged(json);
    }

    private static ResponseEntity<JsonNode> tagged(ObjectNode json) {
        return ResponseEntity.ok()
                .eTag(Digest.hex(json.toString()).substring(0, 32))
                .body(json);
    }

    private static ObjectNode sparse(ObjectNode view, List<String> fields) {
        return fields.isEmpty() ? view : view.retain(fields);
    }
}
