/** Commands over HTTP: headers, envelopes, receipts, and the command catalogue. */
@NamedInterface("command")
@NullMarked
package io.roster.web.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
