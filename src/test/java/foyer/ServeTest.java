package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.ServerAddress;
import foyer.testing.Child;
import foyer.testing.Visitor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `foyer serve` as its users start it: a process, driven from outside.
final class ServeTest {
    private static final Pattern LISTENS =
            Pattern.compile("(.+) listens on port (\\d+) at 127\\.0\\.0\\.1; not encrypted\\.");

    @TempDir private Path data;

    private Child serve(String... more) throws Exception {
        var arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {
                    "serve", "--host", "127.0.0.1", "--port", "0", "--data", data.toString()
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return Child.foyer(arguments);
    }

    private static ServerAddress addressIn(String line) {
        Matcher listens = LISTENS.matcher(line);
        assertTrue(listens.matches(), line);
        return new ServerAddress("127.0.0.1", Integer.parseInt(listens.group(2)));
    }

    @Test
    void aTermSignalSaysGoodbyeToMembersAndEndsWithZero() throws Exception {
        try (Child server = serve("--name", "Club", "--room", "Tea", "--room", "Chess")) {
            String line = server.line();
            assertTrue(line.startsWith("Club listens on port "), line);
            try (var ada = new Visitor("Ada", addressIn(line))) {
                ada.untilIn("Tea");
                ada.say("Tea", "hello");
                ada.untilHeard("Tea", "Ada: hello");
                server.terminate();
                ada.untilClosed("Club was closed.");
            }
            assertEquals(0, server.exitCode());
            assertEquals("", server.errors());
        }
    }

    @Test
    void whatWasSaidIsThereAgainAfterARestart() throws Exception {
        try (Child first = serve()) {
            try (var ada = new Visitor("Ada", addressIn(first.line()))) {
                ada.untilIn("Lobby");
                ada.say("Lobby", "/topic Tea at four");
                ada.say("Lobby", "remember me");
                ada.untilHeard("Lobby", "Ada: remember me");
            }
            first.terminate();
            assertEquals(0, first.exitCode());
        }
        try (Child second = serve()) {
            try (var bob = new Visitor("Bob", addressIn(second.line()))) {
                bob.untilHeard("Lobby", "Ada: remember me");
            }
        }
    }

    @Test
    void aTakenPortIsOneSentenceAndExitCodeTwo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (Child server =
                    Child.foyer(
                            "serve",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            port,
                            "--data",
                            data.toString())) {
                assertEquals(
                        "Port %s is already in use by another program. Choose another with --port."
                                .formatted(port),
                        server.errors());
                assertEquals(2, server.exitCode());
            }
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedInOneSentence() throws Exception {
        try (Child first = serve()) {
            addressIn(first.line());
            try (Child second = serve()) {
                assertEquals(
                        "The history in %s cannot be used: another Foyer is hosting from it."
                                .formatted(data.resolve("history.db")),
                        second.errors());
                assertEquals(1, second.exitCode());
            }
        }
    }

    @Test
    void aWrongAnnouncementIsRefusedInOneSentence() throws Exception {
        try (Child server = serve("--announce", "soon=Tea")) {
            assertEquals(
                    "--announce takes MINUTES=TEXT, for example 10=\"Tea is ready\".",
                    server.errors());
            assertEquals(2, server.exitCode());
        }
    }

    @Test
    void helpNamesEveryOptionAndVersionTheVersion() throws Exception {
        try (Child version = Child.foyer("--version")) {
            assertEquals("Foyer " + System.getProperty("foyer.version"), version.line());
            assertEquals(0, version.exitCode());
        }
        try (Child help = Child.foyer("serve", "--help")) {
            var text = new StringBuilder();
            for (String line = help.line(); !line.equals("null"); line = help.line()) {
                text.append(line).append('\n');
            }
            for (String option : new String[] {"--host", "--port", "--name", "--room", "--data"}) {
                assertTrue(text.indexOf(option) > 0, option);
            }
            assertEquals(0, help.exitCode());
        }
    }
}
