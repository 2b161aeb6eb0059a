/** The HTTP adapter: requests become commands and queries, answers become JSON, and every refusal a problem (RFC 9457). */
@ApplicationModule(allowedDependencies = {"message", "text", "search", "user::api"})
@NullMarked
package io.roster.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
