/** The messages of access tokens and their value objects. */
@NamedInterface("api")
@NullMarked
package io.roster.accesstoken.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
