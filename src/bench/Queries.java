import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same queries on two Rosters that run, one with few users and one with many, in turns: medians, and how many times as long the
 * many take. Make the users with Users.java.
 *
 * <pre>java src/bench/Queries.java [port with few, 8080] [port with many, 8081] [times, 100]</pre>
 */
class Queries {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PAGES = 10_000;
    private static final int WARM_UP = 300;

    public static void main(String[] args) throws Exception {
        int few = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        int many = args.length > 1 ? Integer.parseInt(args[1]) : 8081;
        int times = args.length > 2 ? Integer.parseInt(args[2]) : 100;
        List<Map<String, String>> queries = List.of(queries(few), queries(many));
        System.out.printf("%-36s %10s %10s %6s%n", "median of " + times, "few", "many", "ratio");
        for (String query : queries.get(0).keySet()) {
            double[][] millis = new double[2][times];
            for (int i = -WARM_UP; i < times; i++) {
                for (int side = 0; side < 2; side++) {
                    long start = System.nanoTime();
                    get(side == 0 ? few : many, queries.get(side).get(query));
                    if (i >= 0) {
                        millis[side][i] = (System.nanoTime() - start) / 1e6;
                    }
                }
            }
            System.out.printf(
                    "%-36s %7.2f ms %7.2f ms %6.1f%n",
                    query, median(millis[0]), median(millis[1]), median(millis[1]) / median(millis[0]));
        }
    }

    private static Map<String, String> queries(int port) throws Exception {
        String some = get(port, "?limit=200");
        List<String> ids = all("\"id\":\"([^\"]+)\"", some);
        List<String> emails = all("\"email\":\"([^\"]+)\"", some);
        List<String> names = all("\"name\":\"([^\"]+)\"", some);
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("fetch", "/" + ids.get(ids.size() / 2));
        queries.put("find one by e-mail address", "/one?email=" + encoded(emails.get(emails.size() / 2)));
        queries.put("first page by name", "?sort=name");
        queries.put("first page of active by name", "?active=true&sort=name&limit=10");
        queries.put("first page by newest, then name", "?sort=-createdAt,name");
        queries.put("page " + PAGES + " of 50 by id, or the last", farPage(port, "?limit=50"));
        queries.put("page " + PAGES + " of 50 by name, or the last", farPage(port, "?limit=50&sort=name"));
        queries.put("prefix of a name", "?name.startsWith=" + encoded(names.get(names.size() / 2).substring(0, 6)));
        queries.put("prefix of a name, SCIM, newest first", "?sort=-createdAt&filter="
                + encoded("name sw \"" + names.get(names.size() / 2) + "\""));
        queries.put("contains, a common one", "?filter=" + encoded("name co \"quin\""));
        queries.put("count of active, capped", "?active=true&limit=1&count=true");
        queries.put("statistics", "/statistics");
        return queries;
    }

    private static String farPage(int port, String query) throws Exception {
        String page = query;
        for (int i = 1; i < PAGES; i++) {
            List<String> next = all("\"next\":\"([^\"]+)\"", get(port, page));
            if (next.isEmpty()) {
                return page;
            }
            page = query + "&cursor=" + next.get(0);
        }
        return page;
    }

    private static String get(int port, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/users" + query))
                .build();
        var response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(query + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
