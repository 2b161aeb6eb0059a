/** The read side of users: events become rows, rows become views. */
@NullMarked
package io.roster.user.query;

import org.jspecify.annotations.NullMarked;
