package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Request;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Faults, case 22: a callback from the WebSocket library throws.
final class CallbackFaultsTest {
    private static final List<Supplier<Throwable>> FAULTS =
            List.of(
                    () -> new IllegalStateException("on purpose"),
                    () -> new StackOverflowError("on purpose"),
                    () -> new OutOfMemoryError("on purpose"),
                    () -> new NoClassDefFoundError("on purpose"),
                    () -> new AssertionError("on purpose"));

    private enum Where {
        OPENED,
        ASKED,
        GONE
    }

    private static final class Faulty implements HubGateway {
        private final RecordingGateway recordingGateway = new RecordingGateway();
        private final AtomicInteger gone = new AtomicInteger();
        private volatile Where where = Where.OPENED;
        private volatile Supplier<Throwable> fault = () -> null;

        private void fail(Where here) {
            Throwable next = here == where ? fault.get() : null;
            if (next instanceof Error error) {
                throw error;
            }
            if (next instanceof RuntimeException exception) {
                throw exception;
            }
        }

        @Override
        public void onConnected(Peer peer) {
            recordingGateway.onConnected(peer);
            fail(Where.OPENED);
        }

        @Override
        public boolean submit(Peer peer, Request request, int chars) {
            if (request.id() != 0) {
                fail(Where.ASKED);
            }
            return recordingGateway.submit(peer, request, chars);
        }

        @Override
        public void onDisconnected(Peer peer, Departure reason) {
            recordingGateway.onDisconnected(peer, reason);
            gone.incrementAndGet();
            fail(Where.GONE);
        }

        @Override
        public boolean isLocked() {
            return false;
        }

        @Override
        public void stop(String text, int retryAfter) {
            recordingGateway.stop(text, retryAfter);
        }
    }

    @Test
    void callbackFaultClosesOnlyItsConnection() throws Exception {
        var gateway = new Faulty();
        var server =
                new SocketServer(
                        SocketServerFixture.settings(
                                0, SocketServerFixture.WIDE.withFrames(100_000, 100_000)),
                        gateway,
                        System::nanoTime);
        int port = server.start();
        int faults = 0;
        try (var witness = RawClient.open(port)) {
            ProcessStats.echoP99(witness, 1);
            for (Where where : Where.values()) {
                for (Supplier<Throwable> fault : FAULTS) {
                    for (int i = 0; i < 10; i++) {
                        gateway.where = where;
                        gateway.fault = fault;
                        provoke(port, where);
                        int expected = ++faults;
                        SocketServerFixture.await(
                                where + " " + fault.get(),
                                2_000,
                                () -> gateway.gone.get() == expected);
                        gateway.fault = () -> null;
                        ProcessStats.echoP99(witness, 1);
                    }
                }
            }
            try (var guest = RawClient.open(port)) {
                ProcessStats.echoP99(guest, 10);
            }
            assertTrue(
                    gateway.recordingGateway.gone.values().stream()
                            .allMatch(list -> list.size() == 1));
        } finally {
            server.stop("done", 0);
        }
        ProcessStats.print(
                faults
                        + " faults handled in "
                        + List.of(Where.values()).toString().toLowerCase(Locale.ROOT));
        assertEquals(150, faults);
    }

    private static void provoke(int port, Where where) throws Exception {
        try (var client = RawClient.open(port)) {
            if (where == Where.ASKED) {
                client.send("{\"type\":\"echo\",\"text\":\"a\",\"id\":1}");
            }
            if (where == Where.GONE) {
                ProcessStats.echoP99(client, 1);
            } else {
                assertEquals(FrameEncoder.FAULT, client.readCloseCode());
                assertTrue(client.isClosedWithin(1_000));
            }
        }
    }
}
