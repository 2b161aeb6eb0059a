package io.roster.web.origin;

import io.roster.web.gateway.RosterHeaders;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of the named origins read what Roster answers (Fetch, section 3.3). They need a token of their own: cookies there are none. */
@Configuration(proxyBeanMethods = false)
class CorsFilters {

    private static final Duration MAX_AGE = Duration.ofHours(1);

    /** After the filter that refuses all other origins, and before authentication: a browser asks for leave without a token. */
    @Bean
    FilterRegistrationBean<CorsFilter> cors(NamedOrigins origins) {
        CorsConfiguration leave = new CorsConfiguration();
        leave.setAllowedOrigins(origins.all());
        leave.setAllowedMethods(List.of(CorsConfiguration.ALL));
        leave.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        leave.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.WWW_AUTHENTICATE,
                RosterHeaders.CONSISTENCY_TOKEN));
        leave.setMaxAge(MAX_AGE);
        FilterRegistrationBean<CorsFilter> filter =
                new FilterRegistrationBean<>(new CorsFilter(request -> origins.sent(request) ? leave : null));
        filter.setOrder(HostAndOriginFilter.ORDER + 1);
        filter.setEnabled(!origins.all().isEmpty());
        return filter;
    }
}
