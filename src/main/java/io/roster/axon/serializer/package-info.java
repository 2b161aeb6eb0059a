/** Serializes messages under stable names instead of class names. */
@NullMarked
package io.roster.axon.serializer;

import org.jspecify.annotations.NullMarked;
