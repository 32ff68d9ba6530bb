package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ChildProcess;
import foyer.testing.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `foyer serve` is told by options and by a settings file, and that the server keeps to it.
final class ServeSettingsTest {
    @TempDir private Path folder;

    private ChildProcess serve(String... arguments) throws Exception {
        return ChildProcess.foyer(
                Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String settings(String... lines) throws Exception {
        Path file = folder.resolve("settings");
        return "@" + Files.write(file, List.of(lines));
    }

    private static List<String> linesOf(ChildProcess process) throws Exception {
        var lines = new ArrayList<String>();
        for (String line = process.line(); !line.equals("null"); line = process.line()) {
            lines.add(line.replaceAll(" +", " "));
        }
        assertEquals("", process.errors());
        assertEquals(0, process.exitCode());
        return lines;
    }

    private static void refused(ChildProcess process, String words) throws Exception {
        assertEquals(words, process.errors());
        assertEquals(2, process.exitCode());
    }

    @Test
    void showLimitsPrintsUnitsAndSources() throws Exception {
        String file = settings("# for the school", "--per-address 300   # all of it");
        try (ChildProcess shown = serve(file, "--message-burst=7", "--show-limits")) {
            List<String> lines = linesOf(shown);
            assertEquals(ServeLimit.values().length, lines.size());
            for (String line :
                    new String[] {
                        "--message-characters 8000 # characters; default",
                        "--frame-bytes 65536 # bytes; default",
                        "--message-burst 7 # messages; command line",
                        "--per-address 300 # connections; settings file",
                        "--new-per-minute 300 # connections/min; default",
                        "--address-messages-per-second 75 # messages/s; default",
                        "--dead-seconds 25 # s; default",
                        "--password-tries 5 # tries; default"
                    }) {
                assertTrue(lines.contains(line), line + " in " + lines);
            }
        }
        assertFalse(Files.exists(folder.resolve("history.db")));
    }

    @Test
    void shownLimitsAreAValidSettingsFile() throws Exception {
        List<String> first;
        try (ChildProcess shown =
                serve("--show-limits", "--hello-seconds", "9", "--max-rooms", "7")) {
            first = linesOf(shown);
        }
        try (ChildProcess again = serve("--show-limits", settings(first.toArray(String[]::new)))) {
            List<String> second = linesOf(again);
            assertEquals(values(first), values(second));
            assertTrue(second.stream().allMatch(line -> line.endsWith("; settings file")));
        }
    }

    private static List<String> values(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll(" #.*", "")).toList();
    }

    @Test
    void commandLineOverridesTheFile() throws Exception {
        String file = settings("--per-address 300", "--max-rooms 9");
        try (ChildProcess before = serve(file, "--per-address", "40", "--show-limits");
                ChildProcess behind = serve("--per-address", "40", "--show-limits", file)) {
            for (ChildProcess each : List.of(before, behind)) {
                List<String> lines = linesOf(each);
                assertTrue(lines.contains("--per-address 40 # connections; command line"));
                assertTrue(lines.contains("--max-rooms 9 # rooms; settings file"));
            }
        }
    }

    @Test
    void openFileLimitReducesShownConnections() throws Exception {
        List<String> before = List.of("sh", "-c", "ulimit -n 300; exec \"$@\"", "sh");
        try (ChildProcess shown = ChildProcess.foyerUnder(before, "serve", "--show-limits")) {
            assertTrue(
                    linesOf(shown)
                            .contains(
                                    "--connections 100 # connections; as many as the system’s open"
                                            + " files allow"));
        }
    }

    @Test
    void invalidLimitIsRefused() throws Exception {
        try (ChildProcess zero = serve("--frames-burst", "0");
                ChildProcess word = serve(settings("--max-rooms many"))) {
            refused(zero, "--frames-burst takes a number from 1 to 1000000.");
            refused(word, "--max-rooms takes a number from 1 to 10000.");
        }
    }

    @Test
    void wrongUsageIsRefusedWithAHint() throws Exception {
        try (ChildProcess unknown = serve("--no-such-option");
                ChildProcess noNumber = serve("--port", "tea")) {
            refused(
                    unknown,
                    "Unknown option: '--no-such-option'\nfoyer serve --help lists the options.");
            refused(
                    noNumber,
                    "Invalid value for option '--port': 'tea' is not an int\n"
                            + "foyer serve --help lists the options.");
        }
    }

    @Test
    void unreadableFileIsRefused() throws Exception {
        try (ChildProcess missing = serve("@" + folder.resolve("missing"));
                ChildProcess folderItself = serve("@" + folder)) {
            refused(
                    missing,
                    "The settings file %s cannot be read.".formatted(folder.resolve("missing")));
            refused(folderItself, "The settings file %s cannot be read.".formatted(folder));
        }
    }

    /// One server that bears little, and a client that wants more, of each kind of limit.
    @Test
    void serverEnforcesItsSettingsFile() throws Exception {
        String file =
                settings(
                        "--name \"Ada's house\"",
                        "--room Tea",
                        "--host 127.0.0.1",
                        "--port 0",
                        "--data " + folder.resolve("data"),
                        "--hidden",
                        "--plain",
                        "--message-characters 5",
                        "--name-characters 4",
                        "--message-burst 3",
                        "--messages-per-second 1",
                        "--frame-bytes 70000",
                        "--connections 2",
                        "--hello-seconds 1",
                        "--max-rooms 1",
                        "--history-page 1");
        try (ChildProcess server = serve(file)) {
            String line = server.line();
            assertTrue(line.startsWith("Ada's house listens on port "), line);
            int port = Integer.parseInt(line.replaceAll(".*port (\\d+) .*", "$1"));
            try (var silent = RawClient.open(port)) {
                assertEquals(1000, silent.readCloseCode());
            }
            try (var ada = RawClient.open(port);
                    var bob = RawClient.open(port);
                    var third = RawClient.connect(port)) {
                assertTrue(third.isClosedWithin(2_000));
                bob.send(hello("Bobby"));
                assertTrue(until(bob, "refused").contains("Names can be up to 4 characters here"));
                ada.send(hello("Ada"));
                until(ada, "welcome");
                ada.send("{\"type\":\"join\",\"room\":\"Chess\",\"id\":2}");
                assertTrue(until(ada, "refused").contains("too_many"));
                ada.send("{\"type\":\"join\",\"room\":\"Tea\",\"id\":3}");
                until(ada, "page");
                ada.send(say(1, "123456"));
                assertTrue(
                        until(ada, "refused").contains("Messages can be up to 5 characters here"));
                for (int n = 2; n <= 4; n++) {
                    ada.send(say(n, "hello"));
                    until(ada, "said");
                }
                ada.send(say(5, "hello"));
                assertTrue(until(ada, "refused").contains("too_fast"));
                ada.send(
                        "{\"type\":\"history\",\"room\":\"Tea\",\"before\":4,\"limit\":9,\"id\":9}");
                assertEquals(1, until(ada, "page").split("\"seq\"", -1).length - 1);
                ada.send("{\"type\":\"ping\",\"more\":\"" + "x".repeat(69_000) + "\",\"id\":10}");
                until(ada, "pong");
                ada.send("{\"type\":\"ping\",\"more\":\"" + "x".repeat(70_000) + "\",\"id\":11}");
                assertEquals(1009, ada.readCloseCode());
            }
        }
    }

    private static String hello(String name) {
        return "{\"type\":\"hello\",\"protocol\":1,\"name\":\"%s\",\"key\":\"%s-0000-1111-2222-3333\"}"
                .formatted(name, name);
    }

    private static String say(int n, String text) {
        return "{\"type\":\"say\",\"room\":\"Tea\",\"n\":%d,\"text\":\"%s\",\"id\":%d}"
                .formatted(n, text, 100 + n);
    }

    /// The next event of a kind.
    private static String until(RawClient client, String kind) throws Exception {
        String text = "";
        while (!text.startsWith("{\"type\":\"" + kind + "\"")) {
            text = client.read().text();
        }
        return text;
    }
}
