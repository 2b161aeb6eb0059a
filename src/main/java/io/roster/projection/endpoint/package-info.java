/** Actuator endpoints, health and metrics of projections. */
@NullMarked
package io.roster.projection.endpoint;

import org.jspecify.annotations.NullMarked;
