package io.roster.web.json;

import io.roster.limit.Limits;
import io.roster.web.problem.RequestProblem;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies of bounded size, strictly, as trees or as request records. */
public class JsonBodyConverter extends AbstractHttpMessageConverter<Object> {

    private final ObjectReader json;
    private final RecordReader records;
    private final int maxBytes;

    public JsonBodyConverter(ObjectMapper mapper, Limits limits) {
        super(MediaType.APPLICATION_JSON, MediaType.valueOf("application/merge-patch+json"));
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.jsonDepth())
                .maxStringLength(limits.jsonString())
                .build();
        this.json = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .build()
                .reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.maxBytes = limits.bodyBytes();
        this.records = new RecordReader(mapper);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonNode.class || type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage request) throws IOException {
        requireSize(request.getHeaders().getContentLength());
        JsonNode tree = parse(request.getBody().readNBytes(maxBytes + 1));
        return type == JsonNode.class ? tree : records.read(tree, type);
    }

    /** Parses a body or line; throws {@link RequestProblem} if it is too large or malformed. */
    public JsonNode parse(byte[] body) {
        requireSize(body.length);
        try {
            JsonNode tree = json.readTree(body);
            if (tree.isMissingNode()) {
                throw RequestProblem.malformedJson("The body is empty.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw RequestProblem.malformedJson(
                    "The body is nested too deeply, or a name, number or string in it is too long.");
        } catch (JacksonException e) {
            TokenStreamLocation at = Objects.requireNonNullElse(e.getLocation(), TokenStreamLocation.NA);
            boolean duplicate = e.getOriginalMessage().startsWith("Duplicate");
            throw RequestProblem.malformedJson("The body %s at line %d, column %d."
                    .formatted(
                            duplicate ? "names a member for the second time" : "is not JSON",
                            at.getLineNr(),
                            at.getColumnNr()));
        }
    }

    private void requireSize(long bytes) {
        if (bytes > maxBytes) {
            throw RequestProblem.contentTooLarge(maxBytes);
        }
    }

    @Override
    protected void writeInternal(Object body, HttpOutputMessage response) {
        throw new HttpMessageNotWritableException("This converter only reads");
    }
}
