/** Streams of commands as NDJSON, with backpressure. */
@NullMarked
package io.roster.web.stream;

import org.jspecify.annotations.NullMarked;
