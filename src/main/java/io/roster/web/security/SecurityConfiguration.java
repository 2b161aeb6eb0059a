package io.roster.web.security;

import io.roster.limit.Limits;
import io.roster.message.command.Actor;
import io.roster.node.Credentials;
import io.roster.web.access.AccessRule;
import io.roster.web.access.AccessRules;
import io.roster.web.access.Caller;
import io.roster.web.access.CallerAuthentication;
import io.roster.web.security.SecurityProblems.MissingScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ServletRequestPathUtils;

/** Requires of each request what {@link AccessRules} say. Only bearer tokens count, which no browser sends of its own accord. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
@ConditionalOnWebApplication
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Credentials credentials,
            AccessRules rules,
            TokenAuthentication tokens,
            SecurityProblems problems,
            Limits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        BearerTokenAuthenticationFilter bearer = new BearerTokenAuthenticationFilter(tokens, onlyOneToken());
        bearer.setAuthenticationEntryPoint(problems);
        if (credentials.areRequired()) {
            // Before the bearer token is looked at, and after.
            http.addFilterBefore(
                            new RateLimitFilter(
                                    limits.requestsPerAddress(), HttpServletRequest::getRemoteAddr, resolver),
                            AnonymousAuthenticationFilter.class)
                    .addFilterAfter(
                            new RateLimitFilter(limits.requestsPerCaller(), SecurityConfiguration::caller, resolver),
                            AnonymousAuthenticationFilter.class);
        }
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .anonymous(anonymous -> {
                    if (!credentials.areRequired()) {
                        anonymous.authenticationFilter(new OpenToAll(rules.scopes()));
                    }
                })
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((caller, context) -> decide(credentials, rules, caller.get(), context.getRequest())))
                .build();
    }

    /** Refuses paths that a rule may understand in another way than a route. Methods, headers and parameters are checked where they are used. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    /** Spring Security would observe each of its filters for each request. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Supplier<Actor> currentActor() {
        return () -> Caller.current().actor();
    }

    /** Without credentials, a caller is known by its address. */
    private static String caller(HttpServletRequest request) {
        String caller = Caller.current().key();
        return caller.isEmpty() ? request.getRemoteAddr() : caller;
    }

    private static AuthenticationConverter onlyOneToken() {
        AuthenticationConverter converter = new BearerTokenAuthenticationConverter();
        return request -> {
            if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
                throw new InvalidBearerTokenException("More than one header");
            }
            return converter.convert(request);
        };
    }

    private static AuthorizationResult decide(
            Credentials credentials, AccessRules rules, Authentication authentication, HttpServletRequest request) {
        Optional<AccessRule> rule = rules.find(
                HttpMethod.valueOf(request.getMethod()),
                ServletRequestPathUtils.parse(request).pathWithinApplication());
        Caller caller = authentication instanceof CallerAuthentication known ? known.getPrincipal() : null;
        // Where nobody needs credentials, Spring MVC may say that there is no such route.
        boolean granted = !credentials.areRequired()
                || rule.filter(it -> it.allows(caller)).isPresent();
        return granted
                ? new AuthorizationDecision(true)
                : new MissingScope(rule.map(AccessRule::scope).orElse(null));
    }

    /** Everybody may do everything while no credentials are configured. */
    private static final class OpenToAll extends AnonymousAuthenticationFilter {

        private final Caller anonymous;

        OpenToAll(Set<String> scopes) {
            super("open", "anonymous", List.of(() -> "anonymous"));
            anonymous = new Caller(Actor.ANONYMOUS, scopes);
        }

        @Override
        protected Authentication createAuthentication(HttpServletRequest request) {
            return new CallerAuthentication(anonymous);
        }
    }
}
