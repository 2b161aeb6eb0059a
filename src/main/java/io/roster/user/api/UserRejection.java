package io.roster.user.api;

import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.RejectionDetails;

/** Why a command or a query about users is rejected. */
public sealed interface UserRejection extends Rejection {

    @MessageType("user-not-found")
    @RejectionDetails(kind = Kind.NOT_FOUND, value = "There is no user with the id %s.")
    record UserNotFound(UserId id) implements UserRejection {}

    @MessageType("no-user-matches")
    @RejectionDetails(kind = Kind.NOT_FOUND, value = "No user matches.")
    record NoUserMatches() implements UserRejection {}

    @MessageType("several-users-match")
    @RejectionDetails(
            kind = Kind.CONFLICT,
            value = "More than one user matches. Filter by a value that only one user has, or request a list.")
    record SeveralUsersMatch() implements UserRejection {}

    /** A user, deleted or not, already has the id that the caller chose. */
    @MessageType("id-taken")
    @RejectionDetails(kind = Kind.CONFLICT, value = "There is already a user with the id %s.", field = "id")
    record IdTaken(UserId id) implements UserRejection {}

    /** Another user who is not deleted has this e-mail address, perhaps written differently. */
    @MessageType("email-taken")
    @RejectionDetails(kind = Kind.CONFLICT, value = "Another user has this e-mail address.", field = "email")
    record EmailTaken() implements UserRejection {}

    @MessageType("user-deleted")
    @RejectionDetails(kind = Kind.CONFLICT, value = "The user %s is deleted. Restore it first.")
    record UserIsDeleted(UserId id) implements UserRejection {}
}
