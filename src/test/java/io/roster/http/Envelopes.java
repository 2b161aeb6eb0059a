package io.roster.http;

/** Command envelopes in JSON. */
public final class Envelopes {

    private Envelopes() {}

    /** Creates a user; {@code members} are further members of the envelope, each followed by a comma. */
    public static String createUser(String members, String email) {
        return "{\"command\":\"create-user\"," + members + "\"payload\":{\"name\":\"Jo\",\"email\":\"" + email + "\"}}";
    }

    public static String createUserWithCommandId(String commandId, String email) {
        return createUser("\"commandId\":\"" + commandId + "\",", email);
    }
}
