/** The room: a meeting room, a small second feature that exists only in tests. A room with many seats is flagged by a reaction. */
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
            "web::query"
        })
@NullMarked
package io.roster.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
