package io.roster.web.origin;

import io.roster.node.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests that a foreign web page makes a local browser send: without credentials, that browser may do anything. Such a
 * request has another {@code Origin} (RFC 6454) than Roster's own, which includes the port, is not {@code same-origin} by Fetch Metadata
 * ({@code Sec-Fetch-Site}), or has, after DNS rebinding, a foreign {@code Host}. A link from anywhere may be followed. The headers of every
 * answer tell the browser to load and run nothing that is not Roster's, and to show it in nobody's frame.
 */
@Component
@Order(HostAndOriginFilter.ORDER)
public class HostAndOriginFilter extends OncePerRequestFilter {

    /** After the filter that measures requests. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** The page for the API sets styles in its elements, and has images in its style sheet. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final Credentials credentials;
    private final Set<String> hosts;
    private final NamedOrigins origins;

    HostAndOriginFilter(Credentials credentials, @Value("${roster.hosts}") Set<String> hosts, NamedOrigins origins) {
        this.origins = origins;
        this.credentials = credentials;
        this.hosts = hosts.stream().map(HostAndOriginFilter::lowerCase).collect(Collectors.toSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (isOwnHost(request) && (origins.sent(request) || (isOwnOrigin(request) && isOwnSite(request)))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** Under another name, a page of somebody else would be of the same origin as Roster; but it has no credentials. */
    private boolean isOwnHost(HttpServletRequest request) {
        return credentials.areRequired() || hosts.contains(lowerCase(request.getServerName()));
    }

    /** A reverse proxy may have terminated TLS, so that the schemes differ. */
    private static boolean isOwnOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        String host = lowerCase(String.valueOf(request.getHeader(HttpHeaders.HOST)));
        return Set.of("http://" + host, "https://" + host).contains(lowerCase(origin));
    }

    private static boolean isOwnSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || OWN_SITES.contains(site) || isLink(request);
    }

    private static boolean isLink(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && is(request.getHeader("Sec-Fetch-Mode"), "navigate")
                && is(request.getHeader("Sec-Fetch-Dest"), "document");
    }

    private static boolean is(@Nullable String header, String value) {
        return value.equals(header);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
