/** Handles queries and translates their failures. */
@NullMarked
package io.roster.axon.query;

import org.jspecify.annotations.NullMarked;
