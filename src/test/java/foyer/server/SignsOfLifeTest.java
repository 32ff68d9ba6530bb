package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Departure;
import foyer.server.ServerLimits.Signs;
import foyer.testing.Gauge;
import foyer.testing.RawClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Clients that fall silent, and a server that nobody reaches any more.
class SignsOfLifeTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static RunningServer quick() throws Exception {
        return RunningServer.start(
                limits ->
                        limits.with(
                                new Signs(Duration.ofMillis(200), Duration.ofMillis(600), LONG)));
    }

    @Test
    void aSilentClientIsAskedAndThenLost() throws Exception {
        try (var running = quick();
                var client = RawClient.open(running.port)) {
            assertEquals(RawClient.PING, client.read().opcode());
            assertTrue(client.isClosedWithin(2_000));
            RunningServer.await("its end", 1_000, () -> running.guests.gone.size() == 1);
            assertEquals(
                    List.of(Departure.LOST),
                    running.guests.departuresOf(running.guests.opened.getFirst()));
        }
    }

    @Test
    void aClientThatAnswersIsKept() throws Exception {
        try (var running = quick();
                var client = RawClient.open(running.port)) {
            for (int i = 0; i < 6; i++) {
                assertEquals(RawClient.PING, client.read().opcode());
                client.write(RawClient.frame(RawClient.PONG, new byte[0]));
            }
            assertEquals(0, running.guests.gone.size());
        }
    }

    @Test
    void aDeafServerHearsItAndListensAnewAtTheSamePort() throws Exception {
        try (var running =
                        RunningServer.start(
                                limits ->
                                        limits.with(
                                                new Signs(LONG, LONG, Duration.ofMillis(100))));
                var before = RawClient.open(running.port)) {
            Gauge.echoP99(before, 1);
            running.server.deafen();
            RunningServer.await("a new ear", 5_000, () -> answers(running.port));
            assertTrue(before.isClosedWithin(1_000));
            assertEquals(
                    List.of(Departure.LOST),
                    running.guests.departuresOf(running.guests.opened.getFirst()));
        }
    }

    private static boolean answers(int port) {
        try (var client = RawClient.open(port)) {
            Gauge.echoP99(client, 1);
            return true;
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void aServerIsDeafOnceItDoesNotAnswerTwiceAndLetsInNobodyElseEither() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        int nobodys;
        try (var socket = new ServerSocket(0, 1, here)) {
            nobodys = socket.getLocalPort();
        }
        var letIn = new AtomicLong();
        var watch = new Watch(new HashSet<>(), letIn::get);
        assertFalse(watch.isDeaf(here, nobodys));
        assertTrue(watch.isDeaf(here, nobodys));
        for (int i = 0; i < 3; i++) {
            letIn.incrementAndGet();
            assertFalse(watch.isDeaf(here, nobodys), "they are ahead of the call");
        }
        assertFalse(watch.isDeaf(here, nobodys));
        assertTrue(watch.isDeaf(here, nobodys));
    }

    @Test
    void theServersOwnCallsAreNotCounted() throws Exception {
        try (var running = RunningServer.start(limits -> limits.withPerAddress(1, 1))) {
            var watch = new Watch(running.server.ownPorts(), () -> 0);
            InetAddress here = InetAddress.getLoopbackAddress();
            for (int i = 0; i < 5; i++) {
                assertFalse(watch.isDeaf(here, running.port));
            }
            try (var client = RawClient.open(running.port)) {
                Gauge.echoP99(client, 1);
            }
        }
    }
}
