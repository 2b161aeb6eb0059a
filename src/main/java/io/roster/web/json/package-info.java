/** Reads JSON bodies strictly and reports every violation at once. */
@NamedInterface("json")
@NullMarked
package io.roster.web.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
