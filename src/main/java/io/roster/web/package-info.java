/**
 * The HTTP adapter for any feature: turns requests into commands and queries, outcomes into JSON, and failures into problems
 * (RFC 9457).
 */
@ApplicationModule(
        allowedDependencies = {"failure", "limit", "message", "message::command", "node", "readmodel", "search", "text"
        })
@NullMarked
package io.roster.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
