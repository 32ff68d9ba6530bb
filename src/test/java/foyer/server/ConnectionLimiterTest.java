package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.server.ServerLimits.Clients;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionLimiterTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void oneAddressGetsItsShareAndOthersTheirs() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        InetAddress first = InetAddress.getByName("192.168.1.2");
        InetAddress second = InetAddress.getByName("192.168.1.3");
        assertTrue(connectionLimiter.enter(first, 0));
        assertTrue(connectionLimiter.enter(first, 0));
        assertFalse(connectionLimiter.enter(first, 0));
        assertTrue(connectionLimiter.enter(second, 0));
        connectionLimiter.leave(first);
        assertTrue(connectionLimiter.enter(first, 0));
    }

    @Test
    void allOfASixtyFourIsOneAddress() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        assertTrue(connectionLimiter.enter(InetAddress.getByName("2001:db8:1:2::1"), 0));
        assertTrue(connectionLimiter.enter(InetAddress.getByName("2001:db8:1:2::2"), 0));
        assertFalse(connectionLimiter.enter(InetAddress.getByName("2001:db8:1:2:ffff::3"), 0));
        assertTrue(connectionLimiter.enter(InetAddress.getByName("2001:db8:1:3::1"), 0));
        connectionLimiter.leave(InetAddress.getByName("2001:db8:1:2::2"));
        assertTrue(connectionLimiter.enter(InetAddress.getByName("2001:db8:1:2:ffff::3"), 0));
    }

    @Test
    void sixtyNewOnesAMinuteThenOneASecond() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        InetAddress from = InetAddress.getByName("192.168.1.2");
        int entered = 0;
        for (int i = 0; i < 100; i++) {
            if (connectionLimiter.enter(from, i)) {
                entered++;
                connectionLimiter.leave(from);
            }
        }
        assertEquals(60, entered);
        assertFalse(connectionLimiter.enter(from, SECOND / 2));
        assertTrue(connectionLimiter.enter(from, 2 * SECOND));
    }

    @Test
    void whoWasAwayForAMinuteIsForgotten() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 20, 1));
        InetAddress from = InetAddress.getByName("192.168.1.2");
        assertTrue(connectionLimiter.enter(from, 0));
        connectionLimiter.leave(from);
        connectionLimiter.forget(30 * SECOND);
        assertFalse(connectionLimiter.enter(from, 30 * SECOND));
        connectionLimiter.forget(91 * SECOND);
        assertTrue(connectionLimiter.enter(from, 91 * SECOND));
    }

    @Test
    void theTwentyFirstFromOneAddressIsClosedAtOnceAndTheNextIsWelcomeWhenOneLeft()
            throws Exception {
        try (var running = SocketServerFixture.start(limits -> limits.withPerAddress(20, 60))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(RawClient.open(running.port));
            }
            try (var more = RawClient.connect(running.port)) {
                assertTrue(more.isClosedWithin(1_000));
            }
            clients.removeFirst().close();
            SocketServerFixture.await("one left", 1_000, () -> running.server.connections() == 19);
            clients.add(RawClient.open(running.port));
            for (RawClient client : clients) {
                ProcessStats.echoP99(client, 1);
                client.close();
            }
        }
    }

    @Test
    void theFilesThatMayBeOpenSetABound() {
        assertEquals(56 + 8, SocketServer.openFilesFor(256));
        assertEquals(824, SocketServer.openFilesFor(1_024));
        assertEquals(Integer.MAX_VALUE, SocketServer.openFilesFor(Long.MAX_VALUE));
    }
}
