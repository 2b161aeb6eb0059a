/** The HTTP routes of access tokens. */
@NullMarked
package io.roster.accesstoken.web;

import org.jspecify.annotations.NullMarked;
