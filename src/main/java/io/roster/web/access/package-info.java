/** Who a caller is, and which scope each route and command requires of it. */
@NamedInterface("access")
@NullMarked
package io.roster.web.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
