package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Request;
import foyer.testing.Gauge;
import foyer.testing.RawClient;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Faults, case 22: something is thrown where the library calls us.
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

    private static final class Faulty implements Inside {
        private final Guests guests = new Guests();
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
        public void opened(Peer peer) {
            guests.opened(peer);
            fail(Where.OPENED);
        }

        @Override
        public boolean asked(Peer peer, Request request) {
            if (request.id() != 0) {
                fail(Where.ASKED);
            }
            return guests.asked(peer, request);
        }

        @Override
        public void gone(Peer peer, Departure reason) {
            guests.gone(peer, reason);
            gone.incrementAndGet();
            fail(Where.GONE);
        }

        @Override
        public void stop(String words, int retryAfter) {
            guests.stop(words, retryAfter);
        }
    }

    @Test
    void theServerLivesAndOnlyThatConnectionGoes() throws Exception {
        var inside = new Faulty();
        var server =
                new SocketServer(
                        RunningServer.settings(0, RunningServer.WIDE.withFrames(100_000, 100_000)),
                        inside,
                        System::nanoTime);
        int port = server.start();
        int faults = 0;
        try (var witness = RawClient.open(port)) {
            Gauge.echoP99(witness, 1);
            for (Where where : Where.values()) {
                for (Supplier<Throwable> fault : FAULTS) {
                    for (int i = 0; i < 10; i++) {
                        inside.where = where;
                        inside.fault = fault;
                        provoke(port, where);
                        int expected = ++faults;
                        RunningServer.await(
                                where + " " + fault.get(),
                                2_000,
                                () -> inside.gone.get() == expected);
                        inside.fault = () -> null;
                        Gauge.echoP99(witness, 1);
                    }
                }
            }
            try (var guest = RawClient.open(port)) {
                Gauge.echoP99(guest, 10);
            }
            assertTrue(inside.guests.gone.values().stream().allMatch(list -> list.size() == 1));
        } finally {
            server.stop("done", 0);
        }
        Gauge.print(
                faults
                        + " faults borne in "
                        + List.of(Where.values()).toString().toLowerCase(Locale.ROOT));
        assertEquals(150, faults);
    }

    private static void provoke(int port, Where where) throws Exception {
        try (var client = RawClient.open(port)) {
            if (where == Where.ASKED) {
                client.send("{\"type\":\"echo\",\"text\":\"a\",\"id\":1}");
            }
            if (where == Where.GONE) {
                Gauge.echoP99(client, 1);
            } else {
                assertEquals(WireForm.FAULT, client.readCloseCode());
                assertTrue(client.isClosedWithin(1_000));
            }
        }
    }
}
