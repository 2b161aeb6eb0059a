package io.roster.http.command;

/** Command envelopes in JSON. */
final class Envelopes {

    private Envelopes() {}

    /** Creates a user; {@code members} are further members of the envelope, each followed by a comma. */
    static String createUser(String members, String email) {
        return "{\"command\":\"create-user\"," + members + "\"payload\":{\"name\":\"Jo\",\"email\":\"" + email + "\"}}";
    }

    static String createUserWithCommandId(String commandId, String email) {
        return createUser("\"commandId\":\"" + commandId + "\",", email);
    }
}
