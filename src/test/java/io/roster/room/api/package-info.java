/** The messages of rooms and their value objects. */
@NamedInterface("api")
@NullMarked
package io.roster.room.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
