/**
 * The HTTP adapter: turns requests into commands and queries, answers into JSON, and every refusal into a problem
 * (RFC 9457). It knows no feature.
 */
@ApplicationModule(allowedDependencies = {"failure", "message", "message::command", "readmodel", "search", "text"})
@NullMarked
package io.roster.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
