package io.roster.user.web;

import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserId;
import io.roster.user.api.UserQuery.CheckLookAlikes;
import io.roster.user.api.UserQuery.CheckLookAlikes.Address;
import io.roster.user.api.UserReply.LookAlikes;
import io.roster.web.command.CommandWarnings;
import io.roster.web.command.Warning;
import io.roster.web.query.QueryDispatcher;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Warns of an e-mail address that looks like that of another user. The read model may not have the latest users yet. */
@Component
class LookAlikeWarnings implements CommandWarnings {

    private static final String DETAIL = "The e-mail address looks like that of another user.";

    private final QueryDispatcher queries;

    LookAlikeWarnings(QueryDispatcher queries) {
        this.queries = queries;
    }

    @Override
    public List<List<Warning>> of(List<? extends Command> commands) {
        List<Address> addresses = commands.stream()
                .map(LookAlikeWarnings::address)
                .filter(Objects::nonNull)
                .toList();
        Iterator<List<UserId>> found = lookAlikes(addresses).iterator();
        return commands.stream()
                .map(command ->
                        address(command) != null && found.hasNext() ? warnings(found.next()) : List.<Warning>of())
                .toList();
    }

    private List<List<UserId>> lookAlikes(List<Address> addresses) {
        return addresses.isEmpty()
                ? List.of()
                : queries.askBriefly(new CheckLookAlikes(addresses), LookAlikes.class)
                        .map(LookAlikes::users)
                        .orElse(List.of());
    }

    private static @Nullable Address address(Command command) {
        if (command instanceof CreateUser create) {
            return new Address(create.id(), create.email());
        }
        return command instanceof UpdateUser update && update.email() != null
                ? new Address(update.id(), update.email())
                : null;
    }

    private static List<Warning> warnings(List<UserId> users) {
        List<AggregateReference> others = users.stream()
                .map(user -> new AggregateReference(UserCommand.AGGREGATE_TYPE, user.toString()))
                .toList();
        return others.isEmpty() ? List.of() : List.of(new Warning("look-alike-email", DETAIL, others));
    }
}
