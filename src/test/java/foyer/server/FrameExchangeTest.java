package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Departure;
import foyer.testing.RawClient;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FrameExchangeTest {
    private SocketServerFixture running;

    @BeforeEach
    void start() throws Exception {
        running = SocketServerFixture.start();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void libraryClientExchangesLargeFrames() throws Exception {
        var heard = new CompletableFuture<String>();
        String text = "größer ".repeat(1_100).strip();
        var client =
                new WebSocketClient(URI.create("ws://127.0.0.1:" + running.port)) {
                    @Override
                    public void onOpen(ServerHandshake handshake) {
                        send("{\"type\":\"echo\",\"text\":\"" + text + "\"}");
                    }

                    @Override
                    public void onMessage(String message) {
                        heard.complete(message);
                    }

                    @Override
                    public void onClose(int code, String reason, boolean remote) {
                        heard.completeExceptionally(new IllegalStateException("closed " + code));
                    }

                    @Override
                    public void onError(Exception fault) {
                        heard.completeExceptionally(fault);
                    }
                };
        client.connectBlocking(5, TimeUnit.SECONDS);
        assertEquals(
                "{\"type\":\"echoed\",\"re\":0,\"text\":\"" + text + "\"}",
                heard.get(5, TimeUnit.SECONDS));
        client.close();
        SocketServerFixture.await("the end", 1_000, () -> !running.recordingGateway.gone.isEmpty());
        assertEquals(
                List.of(Departure.LEFT),
                running.recordingGateway.departuresOf(running.recordingGateway.opened.getFirst()));
    }

    @Test
    void invalidCommandIsRefusedAndConnectionStays() throws Exception {
        try (var client = RawClient.open(running.port)) {
            client.send("{\"id\":7,\"type\":\"dance\"}");
            assertTrue(client.read().text().contains("\"re\":7,\"code\":\"unknown_kind\""));
            client.send("{\"type\":\"echo\",\"text\":\"still here\"}");
            assertEquals(
                    "{\"type\":\"echoed\",\"re\":0,\"text\":\"still here\"}", client.read().text());
        }
    }

    @Test
    void busyHubRefusesCommands() throws Exception {
        running.recordingGateway.onAsked = (_, _) -> false;
        try (var client = RawClient.open(running.port)) {
            client.send("{\"id\":3,\"type\":\"echo\",\"text\":\"a\"}");
            assertTrue(client.read().text().contains("\"re\":3,\"code\":\"busy\""));
        }
    }

    @Test
    void queuedFramesAreSentBeforeClose() throws Exception {
        int frames = 900;
        var closed = new CountDownLatch(1);
        running.recordingGateway.onAsked =
                (peer, request) -> {
                    for (int i = 0; i < frames; i++) {
                        RecordingGateway.echo(peer, request);
                    }
                    peer.close(Departure.REMOVED);
                    closed.countDown();
                    return true;
                };
        try (var client = RawClient.open(running.port, 4_096)) {
            client.send("{\"type\":\"echo\",\"text\":\"" + "a".repeat(1_000) + "\"}");
            assertTrue(closed.await(5, TimeUnit.SECONDS));
            for (int i = 0; i < frames; i++) {
                assertEquals(RawClient.TEXT, client.read().opcode());
            }
            assertEquals(FrameEncoder.NORMAL, client.read().closeCode());
            assertTrue(client.isClosedWithin(1_000));
        }
        SocketServerFixture.await("the end", 1_000, () -> !running.recordingGateway.gone.isEmpty());
        assertEquals(
                List.of(Departure.REMOVED),
                running.recordingGateway.departuresOf(running.recordingGateway.opened.getFirst()));
    }

    @Test
    void brokenConnectionIsReportedOnceAsLost() throws Exception {
        RawClient.open(running.port).close();
        SocketServerFixture.await("the end", 1_000, () -> !running.recordingGateway.gone.isEmpty());
        assertEquals(
                List.of(Departure.LOST),
                running.recordingGateway.departuresOf(running.recordingGateway.opened.getFirst()));
    }
}
