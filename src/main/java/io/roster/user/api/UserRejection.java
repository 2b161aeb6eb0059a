package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.message.Rejection;
import org.jspecify.annotations.Nullable;

/** Why a command or a query about users is refused. */
public sealed interface UserRejection extends Rejection {

    /** There has never been a user with this id. */
    @MessageType("user-not-found")
    record UserNotFound(UserId id) implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String explanation() {
            return "There is no user with the id %s.".formatted(id);
        }
    }

    /** No user matches. */
    @MessageType("no-user-matches")
    record NoUserMatches() implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String explanation() {
            return "No user matches.";
        }
    }

    /** One user was asked for, and more than one matches. */
    @MessageType("several-users-match")
    record SeveralUsersMatch() implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String explanation() {
            return "More than one user matches. Ask for something that only one user has, or for a list.";
        }
    }

    /** The id that the caller chose belongs to a user already, deleted or not. */
    @MessageType("id-taken")
    record IdTaken(UserId id) implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String explanation() {
            return "There is a user with the id %s already.".formatted(id);
        }

        @Override
        public @Nullable String field() {
            return "id";
        }
    }

    /** Another user who is not deleted has this e-mail address, in this or another way of writing it. */
    @MessageType("email-taken")
    record EmailTaken() implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String explanation() {
            return "Another user has this e-mail address.";
        }

        @Override
        public @Nullable String field() {
            return "email";
        }
    }

    /** The user is deleted, and a deleted user can only be restored. */
    @MessageType("user-deleted")
    record UserIsDeleted(UserId id) implements UserRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String explanation() {
            return "The user %s is deleted. Restore it first.".formatted(id);
        }
    }
}
