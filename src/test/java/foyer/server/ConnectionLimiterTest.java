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
    void eachAddressHasItsOwnLimit() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        InetAddress first = InetAddress.getByName("192.168.1.2");
        InetAddress second = InetAddress.getByName("192.168.1.3");
        assertTrue(connectionLimiter.tryAcquire(first, 0));
        assertTrue(connectionLimiter.tryAcquire(first, 0));
        assertFalse(connectionLimiter.tryAcquire(first, 0));
        assertTrue(connectionLimiter.tryAcquire(second, 0));
        connectionLimiter.release(first);
        assertTrue(connectionLimiter.tryAcquire(first, 0));
    }

    @Test
    void ipv6PrefixCountsAsOneAddress() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        assertTrue(connectionLimiter.tryAcquire(InetAddress.getByName("2001:db8:1:2::1"), 0));
        assertTrue(connectionLimiter.tryAcquire(InetAddress.getByName("2001:db8:1:2::2"), 0));
        assertFalse(connectionLimiter.tryAcquire(InetAddress.getByName("2001:db8:1:2:ffff::3"), 0));
        assertTrue(connectionLimiter.tryAcquire(InetAddress.getByName("2001:db8:1:3::1"), 0));
        connectionLimiter.release(InetAddress.getByName("2001:db8:1:2::2"));
        assertTrue(connectionLimiter.tryAcquire(InetAddress.getByName("2001:db8:1:2:ffff::3"), 0));
    }

    @Test
    void neighborsCountOneByOneAndFourfoldTogether() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        for (int device = 1; device <= 4; device++) {
            InetAddress address = InetAddress.getByName("fe80::" + device);
            assertTrue(connectionLimiter.tryAcquire(address, 0));
            assertTrue(connectionLimiter.tryAcquire(address, 0));
            assertFalse(connectionLimiter.tryAcquire(address, 0));
        }
        assertFalse(connectionLimiter.tryAcquire(InetAddress.getByName("fe80::5"), 0));
        connectionLimiter.release(InetAddress.getByName("fe80::1"));
        assertTrue(connectionLimiter.tryAcquire(InetAddress.getByName("fe80::5"), 0));
    }

    @Test
    void newConnectionsAreLimitedPerMinute() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 2, 60));
        InetAddress from = InetAddress.getByName("192.168.1.2");
        int entered = 0;
        for (int i = 0; i < 100; i++) {
            if (connectionLimiter.tryAcquire(from, i)) {
                entered++;
                connectionLimiter.release(from);
            }
        }
        assertEquals(60, entered);
        assertFalse(connectionLimiter.tryAcquire(from, SECOND / 2));
        assertTrue(connectionLimiter.tryAcquire(from, 2 * SECOND));
    }

    @Test
    void idleAddressIsEvictedAfterAMinute() throws Exception {
        var connectionLimiter = new ConnectionLimiter(100, new Clients(100, 20, 1));
        InetAddress from = InetAddress.getByName("192.168.1.2");
        assertTrue(connectionLimiter.tryAcquire(from, 0));
        connectionLimiter.release(from);
        connectionLimiter.evict(30 * SECOND);
        assertFalse(connectionLimiter.tryAcquire(from, 30 * SECOND));
        connectionLimiter.evict(91 * SECOND);
        assertTrue(connectionLimiter.tryAcquire(from, 91 * SECOND));
    }

    @Test
    void connectionAboveTheAddressLimitIsClosed() throws Exception {
        try (var running = SocketServerFixture.start(limits -> limits.withPerAddress(20, 60))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(RawClient.open(running.port));
            }
            try (var more = RawClient.connect(running.port)) {
                assertTrue(more.isClosedWithin(1_000));
            }
            clients.removeFirst().close();
            SocketServerFixture.await(
                    "one left", 1_000, () -> running.server.connectionCount() == 19);
            clients.add(RawClient.open(running.port));
            for (RawClient client : clients) {
                ProcessStats.echoP99(client, 1);
                client.close();
            }
        }
    }

    @Test
    void openFileLimitBoundsConnections() {
        assertEquals(56 + 8, SocketServer.connectionFiles(256));
        assertEquals(824, SocketServer.connectionFiles(1_024));
        assertEquals(Integer.MAX_VALUE, SocketServer.connectionFiles(Long.MAX_VALUE));
    }
}
