package io.roster.user.query;

import io.roster.user.api.UserReply.UserView;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user in the model against which queries are checked, with the texts in the form in which they are compared.
 *
 * @param name the name, folded
 * @param email the e-mail address, folded, its domain in ASCII
 */
public record KnownUser(UserView view, String id, String name, String email) {

    private static final List<String> NAMES = List.of(
            "Jo",
            "JO",
            "john",
            "Jo%",
            "J_o",
            "O'Neil",
            "a\\b",
            "Straße",
            "STRASSE",
            "Ünal",
            "鈴木",
            "😀",
            "ﬁn",
            "a\"b",
            "100%",
            "jo hn",
            "Zoë",
            "(x)",
            "ΣΟΦΟΣ",
            "σοφος σοφος",
            "Zoe\u0308",
            "ＪＯ",
            "ıI",
            "İ",
            "\uFFFD",
            "\uD7FBx");
    private static final List<String> DOMAINS =
            List.of("example.com", "Example.ORG", "mail.example.com", "bücher.example");

    /** A name similar to others, with characters that comparisons might get wrong. */
    public static String randomName(Random random, int users) {
        return NAMES.get(random.nextInt(NAMES.size())) + (random.nextBoolean() ? "" : " " + random.nextInt(users));
    }

    /** An address in one of a few domains. */
    public static String randomEmail(Random random, String localPart) {
        return localPart + "@" + DOMAINS.get(random.nextInt(DOMAINS.size()));
    }

    public static KnownUser of(UserView view) {
        return new KnownUser(
                view,
                view.id().toString(),
                fold(view.name().value()),
                foldAddress(view.email().value()));
    }

    /** The value of a field, as it is compared. */
    Comparable<?> key(String field) {
        return switch (field) {
            case "id" -> id;
            case "name" -> name;
            case "email" -> email;
            case "active" -> view.active();
            case "status" -> view.status().toString();
            case "version" -> view.version();
            case "createdAt" -> view.createdAt();
            default -> view.updatedAt();
        };
    }

    /** The operand for a value as it is written. */
    static Comparable<?> key(String field, String value) {
        return switch (field) {
            case "id" -> UUID.fromString(value).toString();
            case "name" -> fold(value);
            case "email" -> foldAddress(value);
            case "active" -> Boolean.valueOf(value);
            case "version" -> Long.valueOf(value);
            case "createdAt", "updatedAt" -> instant(value);
            default -> value;
        };
    }

    private static Instant instant(String value) {
        return OffsetDateTime.parse(value).toInstant();
    }

    /** Upper and lower case of the root locale, between dotless letters, which are no other letter in any case. */
    private static String fold(String text) {
        return Stream.of(text.split("ı", -1))
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT)
                        .replace('ς', 'σ'))
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFKC))
                .collect(Collectors.joining("ı"));
    }

    private static String foldAddress(String address) {
        return fold(address).replaceAll("@bücher(?=\\.|$)", "@xn--bcher-kva");
    }
}
