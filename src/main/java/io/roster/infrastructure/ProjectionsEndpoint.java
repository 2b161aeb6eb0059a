package io.roster.infrastructure;

import io.roster.infrastructure.Projections.Status;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** {@code /actuator/projections}: how far the projections are, and ways to build one anew from all events or to hold it. */
@Component
@Endpoint(id = "projections")
class ProjectionsEndpoint {

    private final Projections projections;

    ProjectionsEndpoint(Projections projections) {
        this.projections = projections;
    }

    /** What can be done with a projection. */
    enum Action {
        REPLAY,
        PAUSE,
        RESUME
    }

    @ReadOperation
    public Map<String, Status> all() {
        return projections.all();
    }

    /** Does something with a projection; 404 if there is none of this name. */
    @WriteOperation
    public WebEndpointResponse<Status> act(@Selector String name, @Selector Action action) {
        switch (action) {
            case REPLAY -> projections.replay(name);
            case PAUSE -> projections.pause(name);
            case RESUME -> projections.resume(name);
        }
        return projections
                .status(name)
                .map(WebEndpointResponse::new)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }
}
