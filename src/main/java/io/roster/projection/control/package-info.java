/**
 * What operators do with a read model: pause, replay, build, compare, switch, split, merge. Each operation is
 * recorded as an event.
 */
@NullMarked
package io.roster.projection.control;

import org.jspecify.annotations.NullMarked;
