/** The language of users: what can be asked for, what can have happened, what can be known. No Spring, no SQL. */
@NamedInterface("api")
@NullMarked
package io.roster.user.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
