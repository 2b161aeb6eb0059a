package io.roster.bench;

import io.roster.http.Api;
import io.roster.process.ReadModels;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same users in every run, created in streams. */
final class Population {

    private static final int PER_STREAM = 10_000;
    private static final List<String> GIVEN = List.of(
            "Ada",
            "Alan",
            "Barbara",
            "Claude",
            "Donald",
            "Edsger",
            "Frances",
            "Grace",
            "Hedy",
            "John",
            "Joan",
            "Katherine",
            "Leslie",
            "Margaret",
            "Niklaus",
            "Radia",
            "Shafi",
            "Tony",
            "Ursula",
            "Zoë");
    private static final List<String> SYLLABLES = List.of(
            "an", "ber", "cor", "dal", "er", "fin", "gar", "hol", "in", "jor", "kel", "lam", "mor", "nor", "ol", "per",
            "quin", "ros", "sen", "tor");

    private Population() {}

    /** Creates those that are missing, and waits until the read models have them. */
    static void grow(Api api, int from, int to) {
        for (int first = from; first < to; first += PER_STREAM) {
            String lines = IntStream.range(first, Math.min(to, first + PER_STREAM))
                    .mapToObj(user -> "{\"command\":\"create-user\",\"payload\":{\"name\":\"" + name(user)
                            + "\",\"email\":\"" + email(user) + "\"}}\n")
                    .collect(Collectors.joining());
            String answers = api.send("POST", "/api/commands", "application/x-ndjson", lines)
                    .response()
                    .body();
            if (answers.lines().anyMatch(line -> !line.contains("\"accepted\""))) {
                throw new IllegalStateException(answers.substring(0, 1_000));
            }
        }
        ReadModels.awaitCaughtUp(api);
    }

    static String name(int user) {
        Random random = new Random(user);
        String family = IntStream.range(0, 3)
                .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
        return GIVEN.get(random.nextInt(GIVEN.size())) + " "
                + family.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + family.substring(1);
    }

    static String email(int user) {
        return "user-" + user + "@example.com";
    }
}
