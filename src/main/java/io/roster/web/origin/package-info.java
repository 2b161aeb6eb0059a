/** Which web pages may use Roster: its own, and those of origins that are named. */
@NullMarked
package io.roster.web.origin;

import org.jspecify.annotations.NullMarked;
