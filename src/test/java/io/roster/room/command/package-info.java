/** The write side of rooms. */
@NullMarked
package io.roster.room.command;

import org.jspecify.annotations.NullMarked;
