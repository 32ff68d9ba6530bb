package foyer.testing;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real Chromium without a window, told what to do over the W3C's WebDriver. One thread.
public final class Browser implements AutoCloseable {
    public static final String TAB = "\uE004";
    public static final String ENTER = "\uE007";
    public static final String ESCAPE = "\uE00C";
    public static final String SHIFT = "\uE008";
    public static final String UP = "\uE013";
    public static final String RIGHT = "\uE014";
    public static final String DOWN = "\uE015";

    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final Gson GSON = new Gson();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, String base, JsonObject options) throws IOException {
        this.driver = driver;
        Object wanted =
                Map.of(
                        "acceptInsecureCerts",
                        true,
                        "browserName",
                        "chrome",
                        "goog:chromeOptions",
                        options,
                        "goog:loggingPrefs",
                        Map.of("browser", "ALL"));
        JsonObject made =
                call(
                                "POST",
                                base + "/session",
                                Map.of("capabilities", Map.of("alwaysMatch", wanted)))
                        .getAsJsonObject();
        this.session = base + "/session/" + made.get("sessionId").getAsString();
    }

    /// Skips the test where there is no Chromium with its driver.
    public static void orSkip() {
        Skip.unless(
                Stream.of("chromium", "chromedriver").allMatch(name -> find(name) != null),
                "the guest page is not tried: chromium and chromedriver are not on the path");
    }

    private static Path find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /// A phone, 390 by 844, for which every name that ends in `.local` is this machine.
    public static Browser phone(String language) throws IOException {
        var metrics = Map.of("width", 390, "height", 844, "pixelRatio", 2, "touch", true);
        return open(
                language, 390, 844, Map.of("mobileEmulation", Map.of("deviceMetrics", metrics)));
    }

    public static Browser desktop(String language) throws IOException {
        return open(language, 1_280, 800, Map.of());
    }

    private static Browser open(String language, int width, int height, Map<String, ?> more)
            throws IOException {
        Process driver =
                new ProcessBuilder(String.valueOf(find("chromedriver")), "--port=0")
                        .redirectErrorStream(true)
                        .start();
        String said;
        do {
            said = driver.inputReader().readLine();
            if (said == null) {
                throw new IOException("chromedriver did not start");
            }
        } while (!said.contains("successfully on port"));
        String port = said.replaceAll(".*on port (\\d+).*", "$1");
        var arguments =
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--lang=" + language,
                        "--accept-lang=" + language,
                        "--window-size=" + width + "," + height,
                        "--host-resolver-rules=MAP *.local 127.0.0.1");
        var options = new JsonObject();
        options.add("args", GSON.toJsonTree(arguments));
        options.addProperty("binary", String.valueOf(find("chromium")));
        more.forEach((name, value) -> options.add(name, GSON.toJsonTree(value)));
        try {
            return new Browser(driver, "http://127.0.0.1:" + port, options);
        } catch (IOException | RuntimeException e) {
            driver.destroy();
            throw e;
        }
    }

    public void go(String address) throws IOException {
        call("POST", session + "/url", Map.of("url", address));
    }

    /// Runs a script in the page; it has its arguments in `arguments`, and returns something.
    public JsonElement run(String script, Object... arguments) throws IOException {
        return call(
                "POST",
                session + "/execute/sync",
                Map.of("script", script, "args", List.of(arguments)));
    }

    public String text(String script, Object... arguments) throws IOException {
        JsonElement answer = run(script, arguments);
        return answer.isJsonNull() ? "" : answer.getAsString();
    }

    public List<String> list(String script, Object... arguments) throws IOException {
        return run(script, arguments).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /// Waits until an expression is true in the page.
    public void until(String expression, Object... arguments) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!run("return Boolean(" + expression + ")", arguments).getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(
                        "waited in vain for "
                                + expression
                                + List.of(arguments)
                                + "; the page says: "
                                + text("return document.body.innerText"));
            }
            Thread.onSpinWait();
        }
    }

    /// Presses keys one after the other, whatever has the focus.
    public void type(String keys) throws IOException {
        var actions = new ArrayList<Map<String, String>>();
        keys.codePoints()
                .mapToObj(Character::toString)
                .forEach(
                        key -> {
                            actions.add(Map.of("type", "keyDown", "value", key));
                            actions.add(Map.of("type", "keyUp", "value", key));
                        });
        press(actions);
    }

    /// Presses a key while another is held.
    public void chord(String held, String key) throws IOException {
        press(
                List.of(
                        Map.of("type", "keyDown", "value", held),
                        Map.of("type", "keyDown", "value", key),
                        Map.of("type", "keyUp", "value", key),
                        Map.of("type", "keyUp", "value", held)));
    }

    private void press(List<Map<String, String>> actions) throws IOException {
        Object keyboard = Map.of("type", "key", "id", "keyboard", "actions", actions);
        call("POST", session + "/actions", Map.of("actions", List.of(keyboard)));
    }

    /// As a person clicks, at the middle of the first that fits.
    public void click(String selector) throws IOException {
        JsonElement found =
                call(
                        "POST",
                        session + "/element",
                        Map.of("using", "css selector", "value", selector));
        call("POST", session + "/element/" + reference(found) + "/click", Map.of());
    }

    /// As a finger stays on the middle of the first that fits, for longer than a tap.
    public void hold(String selector) throws IOException {
        JsonElement found =
                call(
                        "POST",
                        session + "/element",
                        Map.of("using", "css selector", "value", selector));
        var actions =
                List.of(
                        Map.of(
                                "type",
                                "pointerMove",
                                "duration",
                                0,
                                "x",
                                0,
                                "y",
                                0,
                                "origin",
                                found.getAsJsonObject()),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pause", "duration", 900),
                        Map.of("type", "pointerUp", "button", 0));
        Object finger =
                Map.of(
                        "type",
                        "pointer",
                        "id",
                        "finger",
                        "parameters",
                        Map.of("pointerType", "touch"),
                        "actions",
                        actions);
        call("POST", session + "/actions", Map.of("actions", List.of(finger)));
    }

    /// What a screen reader is told of each that fits and can be seen: role and name, as Chromium
    /// computes them. What is drawn anew meanwhile is asked again.
    public List<String> spoken(String selector) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return spokenNow(selector);
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("stale element")
                        || System.nanoTime() - end > 0) {
                    throw e;
                }
            }
        }
    }

    private List<String> spokenNow(String selector) throws IOException {
        JsonElement found =
                run(
                        "return [...document.querySelectorAll(arguments[0])]"
                                + ".filter((e) => e.checkVisibility() && !e.closest('[inert]'))",
                        selector);
        var spoken = new ArrayList<String>();
        for (JsonElement each : found.getAsJsonArray()) {
            String at = session + "/element/" + reference(each);
            String role = call("GET", at + "/computedrole", null).getAsString();
            spoken.add(role + " " + call("GET", at + "/computedlabel", null).getAsString());
        }
        run("return arguments[0].every((e) => e.isConnected)", found);
        return spoken;
    }

    private static String reference(JsonElement element) {
        return element.getAsJsonObject().entrySet().iterator().next().getValue().getAsString();
    }

    public void wear(String theme) throws IOException {
        Object feature = Map.of("name", "prefers-color-scheme", "value", theme);
        call(
                "POST",
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of("features", List.of(feature))));
    }

    /// Both themes, into target/screenshots.
    public void snapshot(String name) throws IOException {
        for (String theme : List.of("dark", "light")) {
            wear(theme);
            byte[] png =
                    Base64.getDecoder()
                            .decode(call("GET", session + "/screenshot", null).getAsString());
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + "-" + theme + ".png"), png);
        }
    }

    /// The same and, where the pictures of the documentation are to be renewed
    /// (`-Dfoyer.pictures=FOLDER`), one of them there.
    public void picture(String name) throws IOException {
        snapshot(name);
        String folder = System.getProperty("foyer.pictures", "");
        if (!folder.isEmpty()) {
            Files.copy(
                    Path.of("target", "screenshots", name + "-light.png"),
                    Files.createDirectories(Path.of(folder)).resolve(name + "-light.png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// What stands in the console since the last time this was asked.
    public List<String> complaints() throws IOException {
        return call("POST", session + "/se/log", Map.of("type", "browser"))
                .getAsJsonArray()
                .asList()
                .stream()
                .map(line -> line.getAsJsonObject().get("message").getAsString())
                .toList();
    }

    private JsonElement call(String method, String address, Object body) throws IOException {
        var publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(GSON.toJson(body));
        var request = HttpRequest.newBuilder(URI.create(address)).method(method, publisher).build();
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
            call("DELETE", session, null);
        } finally {
            http.close();
            driver.destroy();
        }
    }
}
