/** The read side of users: projections write rows, the query handler reads them. */
@NullMarked
package io.roster.user.query;

import org.jspecify.annotations.NullMarked;
