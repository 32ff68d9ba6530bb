package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A link to where there is no Foyer.
@Timeout(60)
class UnreachableTest {
    private final BlockingQueue<ConnectionEvent> heard = new LinkedBlockingQueue<>();

    private ServerConnection link(String host, int port) {
        return new ServerConnection(
                Destination.of(ServerAddress.plain(host, port)),
                _ -> new Command.Hello(1, "Ada", MemberKeys.of("Ada")),
                heard::add,
                new Random(7));
    }

    /// Opens a link that must not get in, within the promised five seconds and a little.
    private String unreachable(int port) throws Exception {
        long began = System.nanoTime();
        var connection = link("127.0.0.1", port);
        connection.open();
        assertEquals(
                new ConnectionEvent.Connecting(ServerAddress.plain("127.0.0.1", port)),
                heard.poll(5, TimeUnit.SECONDS));
        ConnectionEvent end = heard.poll(15, TimeUnit.SECONDS);
        long millis = (System.nanoTime() - began) / 1_000_000;
        String words = assertInstanceOf(ConnectionEvent.Unreachable.class, end).reason();
        assertTrue(millis < 6_000, millis + " ms");
        assertTrue(words.contains("127.0.0.1:" + port), words);
        assertFalse(words.contains("Exception"), words);
        connection.close().get(5, TimeUnit.SECONDS);
        assertEquals(0, connection.send(new Command.Ping()));
        assertTrue(heard.isEmpty(), "nothing after the end");
        return words;
    }

    @Test
    void aPortNobodyListensOnIsUnreachableInWords() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        String words = unreachable(port);
        assertTrue(words.contains("no Foyer listens"), words);
    }

    @Test
    void aServerThatSaysNothingIsUnreachableAfterFiveSeconds() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String words = unreachable(silent.getLocalPort());
            assertTrue(words.contains("within 5 seconds"), words);
        }
    }

    @Test
    void anHttpServerIsUnreachableInWords() throws Exception {
        try (var http = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            String words = unreachable(http.getLocalPort());
            assertTrue(words.contains("not like a Foyer"), words);
        }
    }

    @Test
    void aServerThatHangsUpIsUnreachableInWords() throws Exception {
        try (var rude = answering("")) {
            String words = unreachable(rude.getLocalPort());
            assertTrue(words.contains("not like a Foyer"), words);
        }
    }

    @Test
    void anotherKindOfServerIsUnreachableInWords() throws Exception {
        try (var ssh = answering("SSH-2.0-OpenSSH_9.2\r\n")) {
            unreachable(ssh.getLocalPort());
        }
    }

    @Test
    void aHostThatDoesNotExistIsUnreachableInWords() throws Exception {
        var connection = link("no-such-host.invalid", 1);
        connection.open();
        assertInstanceOf(ConnectionEvent.Connecting.class, heard.poll(5, TimeUnit.SECONDS));
        String words =
                assertInstanceOf(
                                ConnectionEvent.Unreachable.class, heard.poll(20, TimeUnit.SECONDS))
                        .reason();
        connection.close().get(5, TimeUnit.SECONDS);
        assertTrue(words.contains("no-such-host.invalid"), words);
    }

    /// Answers the first request of each connection, then hangs up.
    private static ServerSocket answering(String answer) throws IOException {
        var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!socket.isClosed()) {
                                try (Socket client = socket.accept()) {
                                    InputStream in = client.getInputStream();
                                    in.read(new byte[4_096]);
                                    client.getOutputStream()
                                            .write(answer.getBytes(StandardCharsets.US_ASCII));
                                } catch (IOException e) {
                                    // the test closed one of the two
                                    continue;
                                }
                            }
                        });
        return socket;
    }
}
