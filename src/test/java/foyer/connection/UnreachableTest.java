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

/// Connections to addresses without a Foyer server.
@Timeout(60)
class UnreachableTest {
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();

    private ServerConnection connection(String host, int port) {
        return new ServerConnection(
                Destination.of(ServerAddress.plain(host, port)),
                _ -> new Command.Hello(1, "Ada", MemberKeys.of("Ada")),
                events::add,
                new Random(7));
    }

    /// Opens a connection that must fail within the promised five seconds.
    ///
    /// @return the reason it gives
    private String unreachable(int port) throws Exception {
        long began = System.nanoTime();
        var connection = connection("127.0.0.1", port);
        connection.open();
        assertEquals(
                new ConnectionEvent.Connecting(ServerAddress.plain("127.0.0.1", port)),
                events.poll(5, TimeUnit.SECONDS));
        ConnectionEvent end = events.poll(15, TimeUnit.SECONDS);
        long millis = (System.nanoTime() - began) / 1_000_000;
        String reason = assertInstanceOf(ConnectionEvent.Unreachable.class, end).reason();
        assertTrue(millis < 6_000, millis + " ms");
        assertTrue(reason.contains("127.0.0.1:" + port), reason);
        assertFalse(reason.contains("Exception"), reason);
        connection.close().get(5, TimeUnit.SECONDS);
        assertEquals(0, connection.send(new Command.Ping()));
        assertTrue(events.isEmpty(), "no event follows the end");
        return reason;
    }

    @Test
    void closedPortIsReportedWithAReason() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        String reason = unreachable(port);
        assertTrue(reason.contains("isn’t hosting on that port"), reason);
    }

    @Test
    void silentServerIsUnreachableAfterFiveSeconds() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String reason = unreachable(silent.getLocalPort());
            assertTrue(reason.contains("within 5 seconds"), reason);
        }
    }

    @Test
    void httpServerIsReportedWithAReason() throws Exception {
        try (var http = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            String reason = unreachable(http.getLocalPort());
            assertTrue(reason.contains("Another program answered"), reason);
        }
    }

    @Test
    void serverThatHangsUpIsReportedWithAReason() throws Exception {
        try (var abrupt = answering("")) {
            String reason = unreachable(abrupt.getLocalPort());
            assertTrue(reason.contains("Another program answered"), reason);
        }
    }

    @Test
    void otherProtocolIsReportedWithAReason() throws Exception {
        try (var ssh = answering("SSH-2.0-OpenSSH_9.2\r\n")) {
            unreachable(ssh.getLocalPort());
        }
    }

    @Test
    void unknownHostIsReportedWithAReason() throws Exception {
        var connection = connection("no-such-host.invalid", 1);
        connection.open();
        assertInstanceOf(ConnectionEvent.Connecting.class, events.poll(5, TimeUnit.SECONDS));
        String reason =
                assertInstanceOf(
                                ConnectionEvent.Unreachable.class,
                                events.poll(20, TimeUnit.SECONDS))
                        .reason();
        connection.close().get(5, TimeUnit.SECONDS);
        assertTrue(reason.contains("no-such-host.invalid"), reason);
    }

    /// Answers the first request of each connection, then closes it.
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
                                    // the test closed one of the two sockets
                                    continue;
                                }
                            }
                        });
        return socket;
    }
}
