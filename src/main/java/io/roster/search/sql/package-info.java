/** Searches in tables: the one translation of the query language to SQL, for every resource and every database. */
@NamedInterface("sql")
@NullMarked
package io.roster.search.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
