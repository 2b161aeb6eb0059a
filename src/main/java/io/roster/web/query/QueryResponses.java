package io.roster.web.query;

import io.roster.text.Digest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the responses to queries, with sparse fields (all, if none are named) and entity tags. */
@Component
public class QueryResponses {

    private final ObjectMapper mapper;
    private final HttpServletRequest request;

    QueryResponses(ObjectMapper mapper, HttpServletRequest request) {
        this.mapper = mapper;
        this.request = request;
    }

    /** A resource fetched by id; its version is its entity tag. */
    public ResponseEntity<JsonNode> fetched(Object view, List<String> fields, long version) {
        return tagged(Long.toString(version), sparse(mapper.valueToTree(view), fields));
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

    private ResponseEntity<JsonNode> tagged(ObjectNode json) {
        return tagged(Digest.hex(json.toString()).substring(0, 32), json);
    }

    /** Spring compares If-None-Match with the tag, but does not know that an asterisk matches any (RFC 9110, section 13.1.2). */
    private ResponseEntity<JsonNode> tagged(String tag, ObjectNode json) {
        boolean any =
                "*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH)) && HttpMethod.GET.matches(request.getMethod());
        return any
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : ResponseEntity.ok().eTag(tag).body(json);
    }

    private static ObjectNode sparse(ObjectNode view, List<String> fields) {
        return fields.isEmpty() ? view : view.retain(fields);
    }
}
