package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.MessageType;
import io.roster.message.Reply;
import io.roster.search.Explanation;

/** Everything that queries about users are answered with. */
public sealed interface UserReply extends Reply permits UserView, UserPage, UserStatistics, UserReply.UserExplanation {

    /** How the users of a search would be found. */
    @MessageType("user-explanation")
    record UserExplanation(@JsonValue Explanation explanation) implements UserReply {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public UserExplanation {}
    }
}
