/**
 * The access token: credentials that Roster issues to a program. It has the shape of the user: a command makes an event, events make rows,
 * rows answer queries. Besides, {@code authentication} recognises the secret of a token in a request, by the token's events.
 */
@ApplicationModule(
        allowedDependencies = {
            "message",
            "message::command",
            "node",
            "readmodel",
            "search",
            "search::parse",
            "search::sql",
            "text",
            "web::access",
            "web::command",
            "web::gateway",
            "web::json",
            "web::problem",
            "web::query"
        })
@NullMarked
package io.roster.accesstoken;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
