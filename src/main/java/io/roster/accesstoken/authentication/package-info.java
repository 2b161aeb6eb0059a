/** Finds out whose secret a request has. */
@NullMarked
package io.roster.accesstoken.authentication;

import org.jspecify.annotations.NullMarked;
