/** The Axon Server profile: commands, queries and events go through Axon Server. */
@NullMarked
package io.roster.axon.server;

import org.jspecify.annotations.NullMarked;
