/** The HTTP routes of rooms. */
@NullMarked
package io.roster.room.web;

import org.jspecify.annotations.NullMarked;
