/** Translates a search into SQL and runs it. */
@NamedInterface("sql")
@NullMarked
package io.roster.search.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
