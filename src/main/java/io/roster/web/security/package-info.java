/** Authenticates callers, and lets through what {@link io.roster.web.access.AccessRules} allow. */
@NullMarked
package io.roster.web.security;

import org.jspecify.annotations.NullMarked;
