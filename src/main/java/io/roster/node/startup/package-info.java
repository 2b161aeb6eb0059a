/** What a node does as soon as it is ready: log where it serves and where its data is, and free the memory that only the start needed. */
@NullMarked
package io.roster.node.startup;

import org.jspecify.annotations.NullMarked;
