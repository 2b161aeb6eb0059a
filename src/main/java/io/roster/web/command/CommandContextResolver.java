package io.roster.web.command;

import io.roster.text.InvalidValue;
import io.roster.web.problem.InvalidParameter;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the headers and the parameter that every request with a command may have. */
public class CommandContextResolver implements HandlerMethodArgumentResolver {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IF_MATCH = "If-Match";
    public static final String DRY_RUN = "dryRun";

    private static final Pattern VERSION_ETAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final Pattern TRACE_ID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,128}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandContext.class;
    }

    @Override
    public CommandContext resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new CommandContext(
                read(IDEMPOTENCY_KEY, all(request.getHeaderValues(IDEMPOTENCY_KEY)), CommandContextResolver::commandId),
                read(IF_MATCH, all(request.getHeaderValues(IF_MATCH)), CommandContextResolver::version),
                null,
                correlationId(request),
                "http",
                flag(DRY_RUN, all(request.getParameterValues(DRY_RUN))));
    }

    /** A parameter that is true or false; false if it is not there. */
    public static boolean flag(String name, @Nullable String text) {
        return Boolean.TRUE.equals(read(name, text, CommandContextResolver::flag));
    }

    /** What is given more than once is a list (RFC 9110, section 5.3), and here no value is one. */
    private static @Nullable String all(String @Nullable [] values) {
        return values == null ? null : String.join(", ", values);
    }

    private static <T> @Nullable T read(String name, @Nullable String text, Function<String, @Nullable T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (InvalidValue e) {
            throw new InvalidParameter(name, e);
        }
    }

    /** The header is a string of structured fields, and so in quotes; many clients leave them out. */
    private static CommandId commandId(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return new CommandId(quoted ? text.substring(1, text.length() - 1) : text);
    }

    /** RFC 9110, section 13.1.1. Any version will do for an asterisk: there is no other kind of user than those that are. */
    private static @Nullable Long version(String text) {
        if (text.equals("*")) {
            return null;
        }
        Matcher etag = VERSION_ETAG.matcher(text);
        if (!etag.matches()) {
            throw new InvalidValue("must be the ETag of an earlier answer, such as \"3\", or *");
        }
        return Long.valueOf(etag.group(1));
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("must be true or false");
        };
    }

    /** The trace of W3C Trace Context, or else the id that a proxy has given the request. */
    private static @Nullable String correlationId(NativeWebRequest request) {
        String traceparent = request.getHeader("traceparent");
        Matcher trace = TRACE_ID.matcher(traceparent == null ? "" : traceparent);
        if (trace.matches()) {
            return trace.group(1);
        }
        String requestId = request.getHeader("X-Request-Id");
        return requestId != null && REQUEST_ID.matcher(requestId).matches() ? requestId : null;
    }
}
