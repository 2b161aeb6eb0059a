package io.roster.user.command;

import io.roster.message.Event;
import io.roster.readmodel.StoreInvariant;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.EmailClaimEvent.EmailClaimed;
import io.roster.user.api.EmailClaimEvent.EmailReleased;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each user who is not deleted holds the claim on their address and no other; nobody else holds a claim; and no claim has two holders.
 * Users and claims are stored in tables of the scratch database, so that memory does not limit their number.
 */
@Component
@Profile("verify")
class EmailClaimsInvariant implements StoreInvariant {

    private final JdbcClient jdbc;

    EmailClaimsInvariant(JdbcClient jdbc) {
        this.jdbc = jdbc;
        update(
                "create table claim_needed (user_id uuid primary key, claim varchar(255) not null, deleted boolean not null)");
        update("create table claim_held (claim varchar(255) primary key, user_id uuid not null)");
        update("create index claim_needed_claim on claim_needed (claim)");
    }

    @Override
    public void check(Event event, Consumer<String> violations) {
        if (event instanceof UserCreated created) {
            need(created.id(), created.email());
        } else if (event instanceof UserEmailChanged changed) {
            need(changed.id(), changed.email());
        } else if (event instanceof UserDeleted deleted) {
            setDeleted(deleted.id(), true);
        } else if (event instanceof UserRestored restored) {
            setDeleted(restored.id(), false);
        } else if (event instanceof EmailClaimed claimed) {
            hold(claimed, violations);
        } else if (event instanceof EmailReleased released) {
            release(released, violations);
        }
    }

    @Override
    public void conclude(Consumer<String> violations) {
        jdbc.sql("""
                select n.user_id, n.claim from claim_needed n left join claim_held h on h.claim = n.claim
                where not n.deleted and (h.user_id is null or h.user_id <> n.user_id) order by n.user_id
                """).query(row -> {
            violations.accept("user %s does not hold claim %s on their address"
                    .formatted(row.getString("user_id"), row.getString("claim")));
        });
        jdbc.sql("""
                select h.claim, h.user_id, n.deleted from claim_held h left join claim_needed n on n.user_id = h.user_id
                where n.user_id is null or n.deleted or n.claim <> h.claim order by h.claim
                """).query(row -> {
            Boolean deleted = row.getObject("deleted", Boolean.class);
            String why = deleted == null ? "does not exist" : deleted ? "is deleted" : "has another address";
            violations.accept("claim %s is held by user %s, who %s"
                    .formatted(row.getString("claim"), row.getString("user_id"), why));
        });
    }

    private void need(UserId user, EmailAddress email) {
        update(
                "merge into claim_needed (user_id, claim, deleted) key (user_id) values (?, ?, false)",
                user.value(),
                EmailClaim.idOf(email));
    }

    private void setDeleted(UserId user, boolean deleted) {
        update("update claim_needed set deleted = ? where user_id = ?", deleted, user.value());
    }

    private void hold(EmailClaimed event, Consumer<String> violations) {
        holder(event.claim())
                .ifPresent(holder -> violations.accept("claim %s is claimed by user %s while user %s holds it"
                        .formatted(event.claim(), event.user(), holder)));
        update(
                "merge into claim_held (claim, user_id) key (claim) values (?, ?)",
                event.claim(),
                event.user().value());
    }

    private void release(EmailReleased event, Consumer<String> violations) {
        if (!holder(event.claim()).equals(Optional.of(event.user().value()))) {
            violations.accept(
                    "claim %s is released by user %s, who does not hold it".formatted(event.claim(), event.user()));
        }
        update("delete from claim_held where claim = ?", event.claim());
    }

    private Optional<UUID> holder(String claim) {
        return jdbc.sql("select user_id from claim_held where claim = ?")
                .param(claim)
                .query(UUID.class)
                .optional();
    }

    private void update(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }
}
