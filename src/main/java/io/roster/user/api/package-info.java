/** The public language of users: commands, events, queries, replies, rejections and value types. No Spring, no SQL. */
@NamedInterface("api")
@NullMarked
package io.roster.user.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
