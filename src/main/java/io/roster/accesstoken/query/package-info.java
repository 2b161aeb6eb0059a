/** The read side of access tokens. */
@NullMarked
package io.roster.accesstoken.query;

import org.jspecify.annotations.NullMarked;
