package foyer.testing;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A headless Chromium, driven over W3C WebDriver. One thread.
public final class Browser implements AutoCloseable {
    public static final String TAB = "\uE004";
    public static final String ENTER = "\uE007";
    public static final String ESCAPE = "\uE00C";
    public static final String SHIFT = "\uE008";
    public static final String UP = "\uE013";
    public static final String RIGHT = "\uE014";
    public static final String DOWN = "\uE015";

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final WebDriver driver;

    private Browser(WebDriver driver) {
        this.driver = driver;
    }

    /// Skips the test if Chromium or its driver is missing.
    public static void orSkip() {
        Skip.unless(
                Stream.of("chromium", "chromedriver").allMatch(name -> find(name) != null),
                "the guest page is not tested: chromium and chromedriver are not on the path");
    }

    private static Path find(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /// A phone of 390 by 844 pixels that resolves all names ending in `.local` to this machine.
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
        var options = new HashMap<String, Object>(more);
        options.put("args", arguments);
        options.put("binary", String.valueOf(find("chromium")));
        return new Browser(new WebDriver(String.valueOf(find("chromedriver")), options));
    }

    public void go(String address) throws IOException {
        driver.post("/url", Map.of("url", address));
    }

    /// Runs a script in the page, with its arguments in `arguments`, and returns its result.
    public JsonElement run(String script, Object... arguments) throws IOException {
        return driver.post("/execute/sync", Map.of("script", script, "args", List.of(arguments)));
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

    /// Waits until a JavaScript expression is true in the page.
    public void until(String expression, Object... arguments) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!run("return Boolean(" + expression + ")", arguments).getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(
                        "timed out waiting for "
                                + expression
                                + List.of(arguments)
                                + "; the page says: "
                                + text("return document.body.innerText"));
            }
            Thread.onSpinWait();
        }
    }

    /// Types keys into the focused element.
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
        driver.post("/actions", Map.of("actions", List.of(keyboard)));
    }

    /// Clicks the middle of the first match.
    public void click(String selector) throws IOException {
        JsonElement found =
                driver.post("/element", Map.of("using", "css selector", "value", selector));
        driver.post("/element/" + reference(found) + "/click", Map.of());
    }

    /// Long-presses the middle of the first match.
    public void hold(String selector) throws IOException {
        JsonElement found =
                driver.post("/element", Map.of("using", "css selector", "value", selector));
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
        driver.post("/actions", Map.of("actions", List.of(finger)));
    }

    /// Role and name of each visible match, as Chromium computes them for a screen reader. Retries
    /// if elements are replaced meanwhile.
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
            String at = "/element/" + reference(each);
            String role = driver.get(at + "/computedrole").getAsString();
            spoken.add(role + " " + driver.get(at + "/computedlabel").getAsString());
        }
        run("return arguments[0].every((e) => e.isConnected)", found);
        return spoken;
    }

    private static String reference(JsonElement element) {
        return element.getAsJsonObject().entrySet().iterator().next().getValue().getAsString();
    }

    public void wear(String theme) throws IOException {
        Object feature = Map.of("name", "prefers-color-scheme", "value", theme);
        driver.post(
                "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of("features", List.of(feature))));
    }

    /// Takes screenshots in both themes, see [Screenshots].
    public void snapshot(String name) throws IOException {
        for (String theme : List.of("dark", "light")) {
            wear(theme);
            String png = driver.get("/screenshot").getAsString();
            Screenshots.write(name + "-" + theme, Base64.getDecoder().decode(png));
        }
    }

    /// Takes screenshots in both themes, one of them for the documentation too.
    public void picture(String name) throws IOException {
        snapshot(name);
        Screenshots.renew(name + "-light");
    }

    /// Console messages since the last call.
    public List<String> complaints() throws IOException {
        return driver.post("/se/log", Map.of("type", "browser")).getAsJsonArray().asList().stream()
                .map(line -> line.getAsJsonObject().get("message").getAsString())
                .toList();
    }

    @Override
    public void close() throws IOException {
        driver.close();
    }
}
