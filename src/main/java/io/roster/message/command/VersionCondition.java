package io.roster.message.command;

import io.roster.message.CommonRejection.VersionMismatch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * A precondition of a command (RFC 9110, section 13.1): the current version of the aggregate is among some versions, or is not.
 *
 * @param among whether it is one of them (If-Match), or not (If-None-Match)
 * @param versions the versions; null for any, as long as the aggregate exists
 */
public record VersionCondition(boolean among, @Nullable Set<Long> versions) {

    private static final String ANY = "*";

    public VersionCondition {
        versions = versions == null ? null : new TreeSet<>(versions);
    }

    /** The aggregate has this version. */
    public static VersionCondition is(long version) {
        return new VersionCondition(true, Set.of(version));
    }

    /** Rejects a command for an aggregate whose version, null if it does not exist, fails a condition in the command's metadata. */
    static void check(MetaData metaData, @Nullable Long version) {
        Stream.of(true, false)
                .flatMap(among -> in(metaData, among).stream())
                .filter(condition -> !condition.isMetBy(version))
                .findFirst()
                .ifPresent(condition -> {
                    throw new CommandRejected(new VersionMismatch(condition.toString(), version));
                });
    }

    /** The entries of conditions in the metadata of a command; there is at most one of each kind. */
    public static Map<String, String> metaData(Collection<VersionCondition> conditions) {
        Map<String, String> metaData = new TreeMap<>();
        for (VersionCondition condition : conditions) {
            Set<Long> versions = condition.versions();
            metaData.put(
                    key(condition.among()),
                    versions == null
                            ? ANY
                            : versions.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return metaData;
    }

    private static Optional<VersionCondition> in(MetaData metaData, boolean among) {
        Object text = metaData.get(key(among));
        if (text == null) {
            return Optional.empty();
        }
        List<String> versions = Stream.of(text.toString().split(","))
                .filter(version -> !version.isEmpty())
                .toList();
        return Optional.of(new VersionCondition(
                among,
                versions.contains(ANY)
                        ? null
                        : versions.stream().map(Long::valueOf).collect(Collectors.toSet())));
    }

    private static String key(boolean among) {
        return among ? CommandMetaData.EXPECTED_VERSION : CommandMetaData.UNEXPECTED_VERSION;
    }

    private boolean isMetBy(@Nullable Long version) {
        boolean found = version != null && (versions == null || versions.contains(version));
        return found == among;
    }

    /** What the condition expects, in words. */
    @Override
    public String toString() {
        if (versions == null) {
            return among ? "An existing aggregate" : "No aggregate";
        }
        if (versions.isEmpty()) {
            return among ? "Another entity tag" : "Any version";
        }
        String list = versions.stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return (among ? "Version " : "A version other than ") + list;
    }
}
