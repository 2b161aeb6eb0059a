package io.roster.web.security;

import io.roster.web.access.AccessRules;
import io.roster.web.problem.RequestProblem;
import io.roster.web.security.TokenAuthentication.CannotAuthenticate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers what is not allowed with a problem and the challenge of RFC 6750, section 3. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final HandlerExceptionResolver problems;

    SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        } else if (!(failure instanceof CannotAuthenticate)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        answer(request, response, of(failure));
    }

    static RequestProblem of(AuthenticationException failure) {
        if (failure instanceof CannotAuthenticate) {
            RequestProblem problem = new RequestProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    failure.getMessage() + ". Nothing was done; retry later.");
            return new RequestProblem(problem.getBody(), failure);
        }
        // Not why: that would help only whoever tries to forge one.
        return failure instanceof OAuth2AuthenticationException
                ? new RequestProblem(
                        HttpStatus.UNAUTHORIZED,
                        "invalid-token",
                        "The token is not valid here: unknown, expired, revoked, or issued by or for others.")
                : new RequestProblem(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Credentials are required: send Authorization: Bearer and a token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        String scope = denied instanceof AuthorizationDeniedException reason
                        && reason.getAuthorizationResult() instanceof MissingScope missing
                ? missing.scope()
                : null;
        if (scope == null) {
            answer(request, response, new RequestProblem(HttpStatus.NOT_FOUND, "not-found", "There is nothing here."));
        } else {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
            answer(request, response, AccessRules.insufficientScope(scope));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
        answer(
                request,
                response,
                new RequestProblem(
                        HttpStatus.BAD_REQUEST,
                        "bad-request",
                        "The path is ambiguous: it has //, a semicolon, a backslash, or an encoded percent sign or control character."));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RequestProblem problem) {
        problems.resolveException(request, response, null, problem);
    }

    /** The caller lacks a scope; null if no route is known that it could have one for. */
    record MissingScope(@Nullable String scope) implements AuthorizationResult {

        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
