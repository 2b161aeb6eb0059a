package io.roster.web.origin;

import io.roster.node.StartRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The origins (RFC 6454, section 6.2) whose pages may use Roster: none, unless some are named. */
@Component
class NamedOrigins {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/*?#@]+");

    private final Set<String> origins;

    /**
     * Checks the origins.
     *
     * @throws StartRefused if one is none, or a pattern
     */
    NamedOrigins(@Value("${roster.origins}") Set<String> origins) {
        this.origins = origins.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(origin -> {
                    throw new StartRefused(
                            "roster.origins has %s, which is no origin.".formatted(origin),
                            "Name each as https://console.example.com, without a path.");
                });
    }

    List<String> all() {
        return List.copyOf(origins);
    }

    /** Whether a page of one of them has sent a request. */
    boolean sent(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
