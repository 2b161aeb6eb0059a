/** Parses the notations of the query language: JSON, query parameters and SCIM filters (RFC 7644, section 3.4.2.2). */
@NamedInterface("parse")
@NullMarked
package io.roster.search.parse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
