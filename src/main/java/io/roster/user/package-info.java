/**
 * The user, an account in the directory. A request flows through these packages:
 *
 * <ol>
 *   <li>{@code web} maps an HTTP request to a {@code UserCommand} and sends it through the command gateway;
 *   <li>{@code command} loads the {@code User} from its events, decides, and applies a {@code UserEvent} or rejects the command
 *       with a {@code UserRejection};
 *   <li>the event store appends the events, including those of the claims on e-mail addresses, in one transaction;
 *   <li>{@code query} projects the events into rows, and answers each {@code UserQuery} from the rows;
 *   <li>{@code web} writes the response.
 * </ol>
 *
 * <p>All of them share {@code api}. {@code command} and {@code query} do not depend on each other.
 */
@ApplicationModule(
        allowedDependencies = {
            "message",
            "message::command",
            "readmodel",
            "search",
            "search::parse",
            "search::sql",
            "text",
            "web::command",
            "web::gateway",
            "web::problem",
            "web::query"
        })
@NullMarked
package io.roster.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
