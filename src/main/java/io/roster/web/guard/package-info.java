/** Protects the HTTP interface: the limit on concurrent requests, bodies, unknown parameters, and connection draining. */
@NullMarked
package io.roster.web.guard;

import org.jspecify.annotations.NullMarked;
