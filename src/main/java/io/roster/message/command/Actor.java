package io.roster.message.command;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a command, as it was authenticated; stored with the events.
 *
 * @param id the subject of a JWT ({@code sub}, RFC 7519, section 4.1.2), the id of an access token, or a fixed name
 * @param issuer the issuer of the JWT, within which the id is unique
 * @param via who acts for the subject: the {@code act} claim of the JWT (RFC 8693, section 4.1)
 */
public record Actor(
        Kind kind,
        String id,
        @Nullable String issuer,
        @Nullable String via) {

    /** The actor while no credentials are configured. */
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, "anonymous", null, null);

    /** Who knows the administrator's token. */
    public static final Actor ADMIN = new Actor(Kind.ADMIN, "admin", null, null);

    /** The metadata of this actor's commands. */
    public Map<String, String> metaData() {
        Map<String, String> metaData = new HashMap<>();
        metaData.put(CommandMetaData.ACTOR, id);
        metaData.put(CommandMetaData.ACTOR_KIND, kind.value());
        if (issuer != null) {
            metaData.put(CommandMetaData.ACTOR_ISSUER, issuer);
        }
        if (via != null) {
            metaData.put(CommandMetaData.ACTOR_VIA, via);
        }
        return metaData;
    }

    /** A command id within those that this actor chooses: another actor may choose the same. */
    public String own(String commandId) {
        return kind == Kind.ANONYMOUS ? commandId : own(kind.value(), issuer, id, commandId);
    }

    /** A command id within those that the actor of a command chooses. */
    public static String own(String commandId, Map<String, ?> metaData) {
        Object kind = metaData.get(CommandMetaData.ACTOR_KIND);
        return kind == null || kind.equals(Kind.ANONYMOUS.value())
                ? commandId
                : own(kind, metaData.get(CommandMetaData.ACTOR_ISSUER), metaData.get(CommandMetaData.ACTOR), commandId);
    }

    private static String own(Object kind, @Nullable Object issuer, @Nullable Object id, String commandId) {
        return kind + " " + issuer + " " + id + "\n" + commandId;
    }

    /** What an actor is. */
    public enum Kind {
        /** A person, by a JWT. */
        USER,
        /** A program, by a JWT that it got for itself. */
        CLIENT,
        /** A program, by an access token that Roster has issued. */
        TOKEN,
        ADMIN,
        ANONYMOUS;

        private final String value = name().toLowerCase(Locale.ROOT);

        public String value() {
            return value;
        }
    }
}
