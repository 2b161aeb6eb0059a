package io.roster.bench;

import java.io.IOException;

/** Creates users over one connection. */
record Creates(Http http) implements Workers.Task {

    static Creates over(int port) {
        return new Creates(new Http(port));
    }

    @Override
    public void run() {
        http.post("/api/users", "{\"name\":\"Ada Lovelace\",\"email\":\"" + Commands.email() + "\"}");
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
