/**
 * Filters that every request passes: the limit on concurrent requests, the check of Host and Origin, and connection
 * draining at shutdown.
 */
@NullMarked
package io.roster.web.guard;

import org.jspecify.annotations.NullMarked;
