package io.roster.web.guard;

import io.roster.web.problem.InvalidParameter;
import java.util.List;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;

/** As {@link KnownParameters}, for {@code /actuator}: an operation takes no query parameter or member of a body that it does not declare. */
@Component
class KnownArguments implements OperationInvokerAdvisor {

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker operation) {
        List<String> known =
                parameters.stream().map(OperationParameter::getName).toList();
        return context -> {
            for (String name : context.getArguments().keySet()) {
                if (!known.contains(name)) {
                    throw new InvalidParameter(name, "Unknown parameter or member of the body.");
                }
            }
            return operation.invoke(context);
        };
    }
}
