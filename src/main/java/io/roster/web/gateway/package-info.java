/** What commands and queries share in front of the gateways of Axon: headers, timers, replies, and recent writes. */
@NamedInterface("gateway")
@NullMarked
package io.roster.web.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
