/** The operations on read models, such as replay, build and switch. Each is recorded as an event. */
@NullMarked
package io.roster.projection.control;

import org.jspecify.annotations.NullMarked;
