/** Translates failures into rejections. */
@NullMarked
package io.roster.axon.failure;

import org.jspecify.annotations.NullMarked;
