package io.roster.web.query;

import io.roster.text.Digest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers to queries: as much of them as the caller wants to see, and not again what the caller has. */
@Component
public class QueryResponses {

    private final ObjectMapper mapper;

    QueryResponses(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** One thing that is asked for by its id, whose version is its entity tag. */
    public ResponseEntity<JsonNode> fetched(Object view, List<String> shown, long version) {
        return ResponseEntity.ok().eTag(Long.toString(version)).body(only(shown, mapper.<ObjectNode>valueToTree(view)));
    }

    /** One thing that was looked for: next time it may be another, so its entity tag is a digest of it. */
    public ResponseEntity<JsonNode> found(Object view, List<String> shown) {
        return tagged(only(shown, mapper.<ObjectNode>valueToTree(view)));
    }

    /** A page of things in its member {@code items}; its entity tag is a digest of it. */
    public ResponseEntity<JsonNode> page(Object page, List<String> shown) {
        ObjectNode json = mapper.valueToTree(page);
        json.withArray("items").forEach(item -> only(shown, (ObjectNode) item));
        return tagged(json);
    }

    private static ResponseEntity<JsonNode> tagged(ObjectNode json) {
        return ResponseEntity.ok()
                .eTag(Digest.hex(json.toString()).substring(0, 32))
                .body(json);
    }

    private static ObjectNode only(List<String> shown, ObjectNode view) {
        return shown.isEmpty() ? view : view.retain(shown);
    }
}
