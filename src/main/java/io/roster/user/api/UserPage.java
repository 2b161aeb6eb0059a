package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.MessageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users, in the order that was asked for.
 *
 * @param items the users; empty if none matches
 * @param next the cursor with which to ask for those that follow; null if there are none
 * @param count how many match in all; null unless asked for
 * @param countCapped true if there are more than {@code count} says; null otherwise
 */
@MessageType("user-page")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserPage(
        List<UserView> items,
        @Nullable String next,
        @Nullable Integer count,
        @Nullable Boolean countCapped) implements UserReply {}
