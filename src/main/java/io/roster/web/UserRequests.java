package io.roster.web;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.Reason;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about users. */
final class UserRequests {

    private UserRequests() {}

    /** A user to create; without an id, one is drawn. */
    record NewUser(@Nullable UserId id, UserName name, EmailAddress email) {}

    /** What to change of a user, as a JSON merge patch (RFC 7396); what is left out stays. */
    record UserChanges(@Nullable UserName name, @Nullable EmailAddress email) {}

    /** Why. */
    record Because(@Nullable Reason reason) {
        static final Because OF_NO_SAID_REASON = new Because(null);
    }
}
