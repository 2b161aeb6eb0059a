package io.roster.h2;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** {@code /actuator/backup}: takes a backup of the embedded database. */
@Component
@Endpoint(id = "backup")
class BackupEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);

    private final Backups backups;

    BackupEndpoint(Backups backups) {
        this.backups = backups;
    }

    /** Takes one; 404 if the database has backups of its own, 409 if one is being taken, 503 if it cannot be written. */
    @WriteOperation
    public WebEndpointResponse<Object> take() {
        if (!backups.arePossible()) {
            return refused(
                    HttpStatus.NOT_FOUND,
                    "Roster backs up events in its embedded database only. Use pg_dump for PostgreSQL, and Axon Server's own backup.");
        }
        try {
            return backups.take()
                    .<WebEndpointResponse<Object>>map(WebEndpointResponse::new)
                    .orElseGet(() -> refused(HttpStatus.CONFLICT, "A backup is being taken."));
        } catch (IOException | SQLException e) {
            LOG.error("The backup could not be taken", e);
            return refused(HttpStatus.SERVICE_UNAVAILABLE, "The backup could not be taken; the log tells why.");
        }
    }

    private static WebEndpointResponse<Object> refused(HttpStatus status, String why) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, why);
        problem.setType(URI.create("urn:roster:problem:operation-refused"));
        return new WebEndpointResponse<>(problem, status.value(), MediaType.APPLICATION_PROBLEM_JSON);
    }
}
