package io.roster.web.json;

import io.roster.web.problem.MalformedJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;

/** Reads JSON bodies, of a bounded size and strictly, as trees or as the records of requests. */
public class JsonBodyConverter extends AbstractHttpMessageConverter<Object> {

    /** The greatest size of a body, in bytes. */
    public static final int MAX_BYTES = 65_536;

    private final ObjectReader json;
    private final RecordReader records;

    public JsonBodyConverter(ObjectMapper mapper) {
        super(MediaType.APPLICATION_JSON, MediaType.valueOf("application/merge-patch+json"));
        this.json = mapper.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
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
        JsonNode tree = parse(read(request));
        return type == JsonNode.class ? tree : records.read(tree, type);
    }

    private static byte[] read(HttpInputMessage request) throws IOException {
        if (request.getHeaders().getContentLength() > MAX_BYTES) {
            throw new BodyTooLarge();
        }
        byte[] body = request.getBody().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new BodyTooLarge();
        }
        return body;
    }

    /**
     * Reads JSON text.
     *
     * @throws MalformedJson if it is none
     */
    public JsonNode parse(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree.isMissingNode()) {
                throw new MalformedJson("The body is empty.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new MalformedJson("The body is nested too deeply, or a name or a number in it is too long.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new MalformedJson(
                    at == null
                            ? "The body is not JSON."
                            : "The body is not JSON, or names a member twice: see line %d, column %d."
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    @Override
    protected void writeInternal(Object body, HttpOutputMessage response) {
        throw new HttpMessageNotWritableException("This converter only reads");
    }
}
