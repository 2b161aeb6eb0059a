/** The OpenAPI document, generated from the controllers. */
@NullMarked
package io.roster.web.openapi;

import org.jspecify.annotations.NullMarked;
