/**
 * The user: an account of the directory. A request takes this way through the folders.
 *
 * <ol>
 *   <li>{@code web} turns an HTTP request into a {@code UserCommand} and gives it to the command gateway;
 *   <li>{@code command} loads the {@code User} from its events, decides, and applies a {@code UserEvent} or refuses with a
 *       {@code UserRejection};
 *   <li>the event store appends the events, and with them the claims on e-mail addresses, in one transaction;
 *   <li>{@code query} projects the events into rows, and answers each {@code UserQuery} from those rows with {@code UserView}s;
 *   <li>{@code web} writes the answer.
 * </ol>
 *
 * <p>{@code api} is the language that they share. {@code command} and {@code query} never see each other.
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
