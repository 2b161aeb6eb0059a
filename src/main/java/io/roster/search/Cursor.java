package io.roster.search;

import io.roster.text.Digest;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A position in the results of one search, as an opaque text: the sort keys' values of the row before it, and a digest of them with the
 * filter and the order. The digest detects a cursor of another search, or one that was altered.
 */
public final class Cursor {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_LENGTH = 8_192;

    private Cursor() {}

    static String of(Filter filter, List<Sort> sort, List<String> row) {
        List<String> content = new ArrayList<>(row);
        content.add(digest(filter, sort, row));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(content));
    }

    /** Reads the values of the sort keys. */
    public static List<String> read(String text, Filter filter, List<Sort> sort, Fields fields) {
        try {
            if (text.length() <= MAX_LENGTH) {
                String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                List<String> content = List.of(JSON.readValue(json, String[].class));
                List<String> row = content.subList(0, Math.max(0, content.size() - 1));
                if (row.size() == sort.size() && of(filter, sort, row).equals(text)) {
                    for (int i = 0; i < row.size(); i++) {
                        requireCanonical(fields.get(sort.get(i).field()), row.get(i));
                    }
                    return row;
                }
            }
        } catch (IllegalArgumentException | JacksonException | NullPointerException e) {
            // Reported like a cursor of another search.
        }
        throw new InvalidValue("must be a cursor from an answer to this same query, unchanged");
    }

    /** Anybody can compute the digest, so it does not vouch for the values. */
    private static void requireCanonical(Field field, String value) {
        boolean canonical = field.type() == Field.Type.TEXT
                ? Text.requireStorable(value).length() <= MAX_LENGTH
                : field.canonical(Operator.EQ, value).equals(value);
        if (!canonical) {
            throw new InvalidValue("is not canonical");
        }
    }

    private static String digest(Filter filter, List<Sort> sort, List<String> row) {
        return Digest.hex(filter + "\n" + sort + "\n" + row).substring(0, 16);
    }
}
