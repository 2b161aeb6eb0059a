package io.roster.user.api;

import io.roster.message.MessageType;
import java.time.Instant;

/**
 * A user, as queries show it.
 *
 * @param id the identifier
 * @param name the name
 * @param email the e-mail address, as written
 * @param active whether {@code status} is active
 * @param status active, inactive or deleted
 * @param version the sequence number of the user's last event, 0 for the first
 * @param createdAt when the user was created, to the millisecond
 * @param updatedAt when the user last changed, to the millisecond
 */
@MessageType("user")
public record UserView(
        UserId id,
        UserName name,
        EmailAddress email,
        boolean active,
        UserStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements UserReply {}
