/** Protects the HTTP interface: the limit on concurrent requests, the check of Host and Origin, and connection draining. */
@NullMarked
package io.roster.web.guard;

import org.jspecify.annotations.NullMarked;
