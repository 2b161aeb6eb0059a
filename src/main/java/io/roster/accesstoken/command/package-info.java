/** The write side of access tokens. */
@NullMarked
package io.roster.accesstoken.command;

import org.jspecify.annotations.NullMarked;
