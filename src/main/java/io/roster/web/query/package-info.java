/** Queries over HTTP: consistency tokens, entity tags, sparse fields, and the query catalogue. */
@NamedInterface("query")
@NullMarked
package io.roster.web.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
