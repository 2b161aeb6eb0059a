/** How queries are handled. */
@NullMarked
package io.roster.axon.query;

import org.jspecify.annotations.NullMarked;
