package io.roster.infrastructure;

import io.roster.infrastructure.Projections.Status;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** {@code /actuator/projections}: how far the projections are, and a way to build one anew from all events. */
@Component
@Endpoint(id = "projections")
class ProjectionsEndpoint {

    private final Projections projections;

    ProjectionsEndpoint(Projections projections) {
        this.projections = projections;
    }

    @ReadOperation
    public Map<String, Status> all() {
        return projections.all();
    }

    /** Replays a projection; 404 if there is none of this name. */
    @WriteOperation
    public WebEndpointResponse<Status> replay(@Selector String name) {
        return projections
                .replay(name)
                .map(WebEndpointResponse::new)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }
}
