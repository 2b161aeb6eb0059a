/** Turns every failure into a problem (RFC 9457). */
@NamedInterface("problem")
@NullMarked
package io.roster.web.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
