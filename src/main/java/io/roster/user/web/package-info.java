/** The HTTP routes of users. */
@NullMarked
package io.roster.user.web;

import org.jspecify.annotations.NullMarked;
