package io.roster.search.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.InvalidSearch;
import io.roster.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Every input is parsed or rejected. {@code -Droster.texts=1000000} tries more of them. */
class SearchParserFuzzTest {

    private static final int TEXTS = Integer.getInteger("roster.texts", 20_000);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SCIM = List.of(
            "name",
            "active",
            "version",
            "createdAt",
            " ",
            " ",
            " ",
            "eq",
            "ne",
            "co",
            "sw",
            "pr",
            "gt",
            "and",
            "or",
            "not",
            "(",
            ")",
            "\"",
            "\\",
            "true",
            "null",
            "1",
            "-1e999",
            "\"a\"",
            "\"2026-01-31T12:00:00Z\"",
            "[",
            "]",
            "{",
            "}",
            ".",
            ":",
            "é",
            "\0",
            "\uD800",
            "%",
            "_");
    private static final List<String> JSONS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"filter\"",
            "\"name\"",
            "\"or\"",
            "\"and\"",
            "\"not\"",
            "\"in\"",
            "\"between\"",
            "\"startsWith\"",
            "\"sort\"",
            "\"field\"",
            "\"order\"",
            "\"limit\"",
            "\"cursor\"",
            "\"fields\"",
            "true",
            "null",
            "1",
            "1.5",
            "\"\"",
            "\"a\"",
            "\"\\u0000\"",
            "1e400");

    private final SearchParser parser = new SearchParser(new Fields(
            Field.id("id"),
            Field.text("name", (text, operator) -> Text.fold(text)),
            Field.flag("active"),
            Field.number("version"),
            Field.instant("createdAt")));

    @Test
    void everyInputIsParsedOrRejected() {
        Random random = new Random(7);
        int parsed = 0;
        for (int i = 0; i < TEXTS; i++) {
            String filter = i % 10 == 0
                    ? mutated("active eq true and (name sw \"Jo\" or version gt 3)", random)
                    : randomTokens(SCIM, random);
            parsed += isParsed(() -> parser.parse(Map.of("filter", List.of(filter)))) ? 1 : 0;
            String cursor = mutated("WyJhIiwiYiIsImMiXQ", random);
            isParsed(() -> parser.parse(Map.of("cursor", List.of(cursor))));
            String body = i % 10 == 0
                    ? mutated(
                            "{\"filter\":{\"name\":{\"in\":[\"a\"]},\"or\":[{\"version\":1}]},\"sort\":[],\"limit\":1}",
                            random)
                    : randomTokens(JSONS, random);
            isParsed(() -> parser.parse(JSON.readTree(body)));
        }
        assertThat(parsed).isBetween(1, TEXTS - 1);
    }

    private static boolean isParsed(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (InvalidSearch | JacksonException e) {
            return false;
        }
    }

    private static String randomTokens(List<String> tokens, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(tokens.get(random.nextInt(tokens.size())));
        }
        return text.toString();
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length());
            mutated.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        }
        return mutated.toString();
    }
}
