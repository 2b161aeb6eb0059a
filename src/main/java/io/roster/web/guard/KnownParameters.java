package io.roster.web.guard;

import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandContextResolver;
import io.roster.web.problem.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects query parameters that the route does not declare, before it does anything: a misspelled {@code dryRun} must not be taken for a
 * command. A route that takes all parameters as a map checks them itself.
 */
public class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route) {
            List<String> known = known(route);
            if (known != null) {
                request.getParameterMap().keySet().stream()
                        .filter(name -> !known.contains(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new InvalidParameter(name, detail(known));
                        });
            }
        }
        return true;
    }

    private static String detail(List<String> known) {
        return switch (known.size()) {
            case 0 -> "Unknown parameter. There are none here.";
            case 1 -> "Unknown parameter. The only one here is " + known.get(0) + ".";
            default -> "Unknown parameter. Those here are " + String.join(", ", known) + ".";
        };
    }

    /** The names of the parameters that a route declares; null if it takes all of them. */
    private static @Nullable List<String> known(HandlerMethod route) {
        List<String> known = new ArrayList<>();
        for (MethodParameter parameter : route.getMethodParameters()) {
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (parameter.getParameterType() == CommandContext.class) {
                known.add(CommandContextResolver.DRY_RUN);
            } else if (declared != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return null;
            } else if (declared != null) {
                known.add(
                        StringUtils.hasText(declared.name())
                                ? declared.name()
                                : String.valueOf(parameter.getParameter().getName()));
            }
        }
        return known;
    }
}
