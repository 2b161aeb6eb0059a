/** What commands and queries share on their way to Axon's gateways. */
@NamedInterface("gateway")
@NullMarked
package io.roster.web.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
