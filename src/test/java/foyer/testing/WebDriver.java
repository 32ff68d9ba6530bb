package foyer.testing;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// A W3C WebDriver session with its own chromedriver and Chromium, ended on close. One thread.
final class WebDriver implements AutoCloseable {
    private static final Gson GSON = new Gson();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    /// @param chrome Chromium options in chromedriver's format
    WebDriver(String program, Map<String, ?> chrome) throws IOException {
        driver = new ProcessBuilder(program, "--port=0").redirectErrorStream(true).start();
        try {
            BufferedReader out = driver.inputReader();
            int port =
                    TestTimeouts.within(TestTimeouts.LIMIT, () -> "chromedriver", () -> port(out));
            session = session("http://127.0.0.1:" + port + "/session", chrome);
        } catch (IOException | RuntimeException | AssertionError e) {
            driver.destroy();
            throw e;
        }
    }

    private static int port(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("successfully on port")) {
                return Integer.parseInt(line.replaceAll(".*on port (\\d+).*", "$1"));
            }
        }
        throw new IOException("chromedriver did not start");
    }

    private String session(String sessions, Map<String, ?> chrome) throws IOException {
        var wanted =
                Map.of(
                        "acceptInsecureCerts",
                        true,
                        "browserName",
                        "chrome",
                        "goog:chromeOptions",
                        chrome,
                        "goog:loggingPrefs",
                        Map.of("browser", "ALL"));
        Object body = Map.of("capabilities", Map.of("alwaysMatch", wanted));
        JsonObject made = call("POST", sessions, GSON.toJson(body)).getAsJsonObject();
        return sessions + "/" + made.get("sessionId").getAsString();
    }

    /// Sends a GET request.
    ///
    /// @param what path below the session, such as `/screenshot`
    JsonElement get(String what) throws IOException {
        return call("GET", session + what, "");
    }

    /// Sends a POST request.
    ///
    /// @param body converted to a JSON object
    JsonElement post(String what, Object body) throws IOException {
        return call("POST", session + what, GSON.toJson(body));
    }

    private JsonElement call(String method, String address, String body) throws IOException {
        var publisher =
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(TestTimeouts.LIMIT)
                        .method(method, publisher)
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonElement value =
                    JsonParser.parseString(answer.body()).getAsJsonObject().get("value");
            if (answer.statusCode() != 200) {
                throw new IOException(String.valueOf(value));
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", session, "");
        } finally {
            http.close();
            driver.destroy();
        }
    }
}
