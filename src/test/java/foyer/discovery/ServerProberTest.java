package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.discovery.Sightings.Target;
import foyer.testing.FakeTime;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerProberTest {
    private final DiscoveryLoop loop = new DiscoveryLoop("test");
    private final FakeTime time = new FakeTime();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final BlockingQueue<InetSocketAddress> probed = new LinkedBlockingQueue<>();
    private final ServerProber prober =
            new ServerProber(loop, this::probe, time, (target, _) -> probed.add(target.address()));

    @BeforeEach
    void start() {
        loop.start();
    }

    @AfterEach
    void end() {
        answer.countDown();
        loop.end();
    }

    private OptionalLong probe(InetSocketAddress address, int timeoutMillis) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            assertTrue(answer.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        running.decrementAndGet();
        return OptionalLong.of(1);
    }

    private <T> T on(java.util.function.Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, loop::execute)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static InetSocketAddress number(int last) {
        return new InetSocketAddress(InetAddress.ofLiteral("10.0.0." + last), 7788);
    }

    private InetSocketAddress next() throws InterruptedException {
        return probed.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void knownAddressesLeaveRoomForAnnouncedServers() throws Exception {
        var addresses = new ArrayDeque<InetSocketAddress>();
        for (int i = 1; i <= 10; i++) {
            addresses.add(number(i));
        }
        on(
                () -> {
                    prober.probeKnown(addresses);
                    assertEquals(10 - ServerProber.MAX_PARALLEL_KNOWN, addresses.size());
                    prober.probe(new Target(number(100), null, true));
                    return 0;
                });
        answer.countDown();
        Set<InetSocketAddress> answered = new HashSet<>();
        while (answered.size() < 11) {
            on(
                    () -> {
                        prober.probeKnown(addresses);
                        return 0;
                    });
            answered.add(next());
        }
        assertTrue(answered.contains(number(100)));
        assertTrue(most.get() <= ServerProber.MAX_PARALLEL_KNOWN + 1, most + " at once");
    }

    @Test
    void scanProbesAllNeighboursFiftyInParallel() throws Exception {
        var localInterface =
                new LocalInterface(
                        "eth0", (Inet4Address) InetAddress.ofLiteral("10.0.0.7"), null, 24);
        Set<InetSocketAddress> queried = new HashSet<>();
        on(
                () -> {
                    prober.scan(7788, List.of(localInterface, localInterface), queried::add);
                    prober.scan(7788, List.of(localInterface), queried::add);
                    assertEquals(253, prober.remainingToScan(), "one scan at a time");
                    return 0;
                });
        answer.countDown();
        Set<InetSocketAddress> answered = new HashSet<>();
        while (answered.size() < 253) {
            answered.add(next());
        }
        assertFalse(answered.contains(number(7)), "the own address is skipped");
        assertTrue(answered.contains(number(1)) && answered.contains(number(254)));
        assertTrue(most.get() <= ServerProber.MAX_PARALLEL_SCAN, most + " at once");
        assertEquals(answered, on(() -> queried));
        assertEquals(0, on(prober::remainingToScan));
    }
}
