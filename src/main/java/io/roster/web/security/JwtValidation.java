package io.roster.web.security;

import java.time.Duration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestTemplate;

/** How the keys for JWTs are fetched, and what is required of a JWT beyond the signature, issuer and audience that Spring Boot checks. */
@Configuration(proxyBeanMethods = false)
class JwtValidation {

    /** How far the clocks of the provider and of this node may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private static final int MAX_SUBJECT = 255;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keys() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_TIMEOUT);
        requests.setReadTimeout(READ_TIMEOUT);
        return decoder -> decoder.restOperations(new RestTemplate(requests)).cache(new KeyCache());
    }

    @Bean
    OAuth2TokenValidator<Jwt> expiry() {
        JwtTimestampValidator validator = new JwtTimestampValidator(CLOCK_SKEW);
        validator.setAllowEmptyExpiryClaim(false);
        return validator;
    }

    /** A subject has at most {@value #MAX_SUBJECT} characters (OpenID Connect Core 1.0, section 2), and none of them is a control character. */
    @Bean
    OAuth2TokenValidator<Jwt> subject() {
        return new JwtClaimValidator<Object>(
                JwtClaimNames.SUB,
                subject -> subject instanceof String text
                        && StringUtils.hasText(text)
                        && text.length() <= MAX_SUBJECT
                        && text.chars().noneMatch(Character::isISOControl));
    }

    /** An access token (RFC 9068, section 2.1), and not an ID token of the same provider that says what it is. */
    @Bean
    OAuth2TokenValidator<Jwt> type() {
        JwtTypeValidator validator = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        validator.setAllowEmpty(true);
        return validator;
    }
}
