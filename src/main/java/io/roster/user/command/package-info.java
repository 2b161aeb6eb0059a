/** The write side of users: the user aggregate, and the claims that keep e-mail addresses unique. */
@NullMarked
package io.roster.user.command;

import org.jspecify.annotations.NullMarked;
