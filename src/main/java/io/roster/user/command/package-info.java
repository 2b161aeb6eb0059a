/** The write side of users: what a command does to a user, and who may have which e-mail address. */
@NullMarked
package io.roster.user.command;

import org.jspecify.annotations.NullMarked;
