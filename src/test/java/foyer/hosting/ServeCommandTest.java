package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.ConnectionModel;
import foyer.testing.ChildProcess;
import foyer.testing.ConnectedClient;
import foyer.testing.RawClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `foyer serve` in a child process, as users start it.
final class ServeCommandTest {
    private static final Pattern LISTENS =
            Pattern.compile(
                    "(.+) listens on port (\\d+) at 127\\.0\\.0\\.1;"
                            + " encrypted, key fingerprint [a-z2-7]{52}\\.");

    @TempDir private Path data;

    private ChildProcess serve(String... more) throws Exception {
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
        return ChildProcess.foyer(arguments);
    }

    private static ServerAddress addressIn(String line) {
        Matcher listens = LISTENS.matcher(line);
        assertTrue(listens.matches(), line);
        return new ServerAddress("127.0.0.1", Integer.parseInt(listens.group(2)));
    }

    private static int portIn(String line) {
        Matcher plain =
                Pattern.compile(".+ listens on port (\\d+) at 127\\.0\\.0\\.1; not encrypted\\.")
                        .matcher(line);
        assertTrue(plain.matches(), line);
        return Integer.parseInt(plain.group(1));
    }

    @Test
    void termSignalSaysGoodbyeAndExitsZero() throws Exception {
        try (ChildProcess server = serve("--name", "Club", "--room", "Tea", "--room", "Chess")) {
            String line = server.line();
            assertTrue(line.startsWith("Club listens on port "), line);
            try (var ada = new ConnectedClient("Ada", addressIn(line))) {
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
    void clientsReconnectAfterAnAnnouncedRestart() throws Exception {
        try (ChildProcess first = serve("--back-in", "1")) {
            ServerAddress address = addressIn(first.line());
            try (var ada = new ConnectedClient("Ada", address)) {
                ada.untilIn("Lobby");
                first.terminate();
                ada.until("the restart is announced", c -> lost(c).equals("Foyer is restarting."));
                assertEquals(0, first.exitCode());
                try (ChildProcess second =
                        ChildProcess.foyer(
                                "serve",
                                "--host",
                                "127.0.0.1",
                                "--port",
                                Integer.toString(address.port()),
                                "--data",
                                data.toString())) {
                    addressIn(second.line());
                    ada.untilIn("Lobby");
                    ada.say("Lobby", "back");
                    ada.untilHeard("Lobby", "Ada: back");
                }
            }
        }
    }

    private static String lost(ChatModel chat) {
        return chat.connection().statusProperty().get()
                        instanceof ConnectionModel.Status.Lost(String text, _)
                ? text
                : "";
    }

    @Test
    void guestsOptionOpensTheGivenPort() throws Exception {
        try (ChildProcess server = serve("--guests=0")) {
            server.line();
            String line = server.line();
            assertTrue(line.matches("Guests join .* on port \\d+; not encrypted\\."), line);
            String port = line.replaceAll("\\D", "");
            try (var browser = RawClient.connect(Integer.parseInt(port))) {
                browser.write(
                        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertTrue(browser.readHead().startsWith("HTTP/1.1 200 OK"));
                try (ChildProcess second =
                        ChildProcess.foyer(
                                "serve",
                                "--host",
                                "127.0.0.1",
                                "--port",
                                "0",
                                "--guests=" + port,
                                "--data",
                                data.resolve("second").toString())) {
                    assertEquals(2, second.exitCode());
                    assertTrue(second.errors().endsWith("Choose another with --guests=PORT."));
                }
            }
            server.terminate();
            assertEquals(0, server.exitCode());
        }
    }

    @Test
    void messagesSurviveARestart() throws Exception {
        try (ChildProcess first = serve()) {
            try (var ada = new ConnectedClient("Ada", addressIn(first.line()))) {
                ada.untilIn("Lobby");
                ada.say("Lobby", "/topic Tea at four");
                ada.say("Lobby", "remember me");
                ada.untilHeard("Lobby", "Ada: remember me");
            }
            first.terminate();
            assertEquals(0, first.exitCode());
        }
        try (ChildProcess second = serve()) {
            try (var bob = new ConnectedClient("Bob", addressIn(second.line()))) {
                bob.untilHeard("Lobby", "Ada: remember me");
            }
        }
    }

    @Test
    void killLosesNothingAndALostWalIsReported() throws Exception {
        Path log = data.resolve("history.db-wal");
        try (ChildProcess first = serve()) {
            try (var ada = new ConnectedClient("Ada", addressIn(first.line()))) {
                ada.untilIn("Lobby");
                ada.say("Lobby", "remember me");
                ada.untilHeard("Lobby", "Ada: remember me");
                first.kill();
                first.exitCode();
            }
        }
        assertTrue(Files.size(log) > 0);
        Files.deleteIfExists(data.resolve("history.db-shm"));
        try (ChildProcess second = serve()) {
            try (var bob = new ConnectedClient("Bob", addressIn(second.line()))) {
                bob.untilHeard("Lobby", "Ada: remember me");
                second.kill();
                second.exitCode();
            }
        }
        Files.delete(log);
        try (ChildProcess third = serve()) {
            addressIn(third.line());
            String notice = third.line();
            String start = "The history was damaged. A copy is at " + data;
            assertTrue(notice.startsWith(start + "/history-damaged-"), notice);
        }
    }

    @Test
    void takenPortExitsWithTwo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (ChildProcess server =
                    ChildProcess.foyer(
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
    void secondServerOnTheSameFolderIsRefused() throws Exception {
        try (ChildProcess first = serve()) {
            addressIn(first.line());
            try (ChildProcess second = serve()) {
                assertEquals(
                        "The history in %s can’t be used: another Foyer is using it."
                                .formatted(data.resolve("history.db")),
                        second.errors());
                assertEquals(1, second.exitCode());
            }
        }
    }

    @Test
    void invalidAnnouncementIsRefused() throws Exception {
        try (ChildProcess server = serve("--announce", "soon=Tea")) {
            assertEquals(
                    "--announce takes MINUTES=TEXT, for example 10=\"Tea is ready\".",
                    server.errors());
            assertEquals(2, server.exitCode());
        }
    }

    @Test
    void passwordFromFileHoldsUntilRemoved() throws Exception {
        Path file = Files.writeString(data.resolve("password"), "open sesame\nnot this\n");
        try (ChildProcess first = serve("--plain", "--password-file", file.toString())) {
            var address = ServerAddress.plain("127.0.0.1", portIn(first.line()));
            try (var ada =
                            ConnectedClient.withPassword(
                                    "Ada", "open sesame", Destination.of(address));
                    var bob = new ConnectedClient("Bob", address)) {
                ada.untilIn("Lobby");
                bob.untilRefused("This server needs a password.");
            }
            first.terminate();
            assertEquals(0, first.exitCode());
            assertEquals("", first.errors());
        }
        try (ChildProcess second = serve("--plain")) {
            var address = ServerAddress.plain("127.0.0.1", portIn(second.line()));
            try (var bob = new ConnectedClient("Bob", address)) {
                bob.untilRefused("This server needs a password.");
            }
        }
        try (ChildProcess third = serve("--plain", "--no-password")) {
            var address = ServerAddress.plain("127.0.0.1", portIn(third.line()));
            try (var bob = new ConnectedClient("Bob", address)) {
                bob.untilIn("Lobby");
            }
        }
    }

    @Test
    void emptyPasswordFileIsRefused() throws Exception {
        Path empty = Files.writeString(data.resolve("empty"), "\nopen sesame\n");
        Path missing = data.resolve("missing");
        try (ChildProcess first = serve("--password-file", empty.toString());
                ChildProcess second = serve("--password-file", missing.toString())) {
            assertEquals(
                    "The first line of %s must be the password.".formatted(empty), first.errors());
            assertEquals(2, first.exitCode());
            assertEquals(
                    "The password file %s cannot be read.".formatted(missing), second.errors());
            assertEquals(2, second.exitCode());
        }
    }

    @Test
    void helpAndVersionArePrinted() throws Exception {
        try (ChildProcess version = ChildProcess.foyer("--version")) {
            assertEquals("Foyer " + System.getProperty("foyer.version"), version.line());
            assertEquals(0, version.exitCode());
        }
        try (ChildProcess help = ChildProcess.foyer("serve", "--help")) {
            var text = new StringBuilder();
            for (String line = help.line(); !line.equals("null"); line = help.line()) {
                text.append(line).append('\n');
            }
            for (String option :
                    new String[] {
                        "--host",
                        "--port",
                        "--name",
                        "--room",
                        "--data",
                        "--frames-burst",
                        "--show-limits"
                    }) {
                assertTrue(text.indexOf(option) > 0, option);
            }
            assertEquals(0, help.exitCode());
        }
    }
}
