package io.roster.web.command;

import io.roster.message.command.VersionCondition;
import io.roster.text.InvalidValue;
import io.roster.web.access.Caller;
import io.roster.web.problem.InvalidParameter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the headers and parameters that apply to every command. */
public class CommandContextResolver implements HandlerMethodArgumentResolver {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String DRY_RUN = "dryRun";

    private static final Pattern ETAGS = Pattern.compile("(?:(?:^|,)\\s*(?:W/)?\"[^\"]*\"\\s*)+");
    private static final Pattern VERSION_ETAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");
    private static final Pattern TRACE_PARENT =
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
        CommandContext.NotRepeatable once = parameter.getParameterAnnotation(CommandContext.NotRepeatable.class);
        if (once != null && request.getHeader(IDEMPOTENCY_KEY) != null) {
            throw new InvalidParameter(IDEMPOTENCY_KEY, once.value());
        }
        return new CommandContext(
                Caller.current(),
                parse(IDEMPOTENCY_KEY, request.getHeaderValues(IDEMPOTENCY_KEY), CommandContextResolver::commandId),
                Stream.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)
                        .flatMap(header -> condition(request, header).stream())
                        .toList(),
                null,
                correlationId(request),
                flag(DRY_RUN, request.getParameterValues(DRY_RUN)));
    }

    /** Parses a boolean parameter; absent means false. */
    public static boolean flag(String name, String @Nullable [] values) {
        Boolean flag = parse(name, values, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue("must be true or false");
        });
        return flag != null && flag;
    }

    private static <T> @Nullable T parse(
            String name, String @Nullable [] values, Function<String, @Nullable T> parser) {
        try {
            // Repeated values form a list (RFC 9110, section 5.3), which no parser accepts.
            return values == null ? null : parser.apply(String.join(", ", values));
        } catch (InvalidValue e) {
            throw new InvalidParameter(name, e);
        }
    }

    /** The header is a structured field string, which is quoted; many clients omit the quotes. */
    private static CommandId commandId(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return new CommandId(quoted ? text.substring(1, text.length() - 1) : text);
    }

    private static Optional<VersionCondition> condition(NativeWebRequest request, String header) {
        boolean among = header.equals(HttpHeaders.IF_MATCH);
        return Optional.ofNullable(parse(
                header,
                request.getHeaderValues(header),
                text -> new VersionCondition(among, text.strip().equals("*") ? null : versions(text))));
    }

    /**
     * Parses a list of entity tags (RFC 9110, section 8.8.3). Those that are not versions match nothing. A weak tag counts as a strong
     * one: a proxy that compresses an answer weakens its tag, and the version that it names is the same.
     */
    private static Set<Long> versions(String text) {
        if (!ETAGS.matcher(text).matches()) {
            throw new InvalidValue("must be ETags of earlier responses, such as \"3\", separated by commas, or *");
        }
        return VERSION_ETAG
                .matcher(text)
                .results()
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }

    /** The trace id of W3C Trace Context; otherwise the request id of a proxy. */
    private static @Nullable String correlationId(NativeWebRequest request) {
        String traceParent = request.getHeader("traceparent");
        Matcher trace = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        if (trace.matches()) {
            return trace.group(1);
        }
        String requestId = request.getHeader("X-Request-Id");
        return requestId != null && REQUEST_ID.matcher(requestId).matches() ? requestId : null;
    }
}
