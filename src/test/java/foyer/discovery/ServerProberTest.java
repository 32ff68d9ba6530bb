package foyer.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.discovery.Sightings.Call;
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

/// Who is called, and how many at once.
class ServerProberTest {
    private final DiscoveryLoop loop = new DiscoveryLoop("test");
    private final FakeTime time = new FakeTime();
    private final AtomicInteger ringing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch pickUp = new CountDownLatch(1);
    private final BlockingQueue<InetSocketAddress> called = new LinkedBlockingQueue<>();
    private final ServerProber prober =
            new ServerProber(loop, this::ring, time, (call, _) -> called.add(call.at()));

    @BeforeEach
    void start() {
        loop.start();
    }

    @AfterEach
    void end() {
        pickUp.countDown();
        loop.end();
    }

    private OptionalLong ring(InetSocketAddress server, int within) {
        most.accumulateAndGet(ringing.incrementAndGet(), Math::max);
        try {
            assertTrue(pickUp.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        ringing.decrementAndGet();
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
        return called.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void placesRememberedWaitForTheirTurnAndLeaveRoomForThoseHeardOf() throws Exception {
        var places = new ArrayDeque<InetSocketAddress>();
        for (int i = 1; i <= 10; i++) {
            places.add(number(i));
        }
        on(
                () -> {
                    prober.probeRemembered(places);
                    assertEquals(10 - ServerProber.GUESSES_AT_ONCE, places.size());
                    prober.probe(new Call(number(100), null, true));
                    return 0;
                });
        pickUp.countDown();
        Set<InetSocketAddress> answered = new HashSet<>();
        while (answered.size() < 11) {
            on(
                    () -> {
                        prober.probeRemembered(places);
                        return 0;
                    });
            answered.add(next());
        }
        assertTrue(answered.contains(number(100)));
        assertTrue(most.get() <= ServerProber.GUESSES_AT_ONCE + 1, most + " at once");
    }

    @Test
    void aScanTriesAllNeighboursFiftyAtOnce() throws Exception {
        var place =
                new LocalInterface("eth0", (Inet4Address) InetAddress.ofLiteral("10.0.0.7"), null);
        Set<InetSocketAddress> asked = new HashSet<>();
        on(
                () -> {
                    prober.scan(7788, List.of(place, place), asked::add);
                    prober.scan(7788, List.of(place), asked::add);
                    assertEquals(253, prober.remainingToScan(), "one scan at a time");
                    return 0;
                });
        pickUp.countDown();
        Set<InetSocketAddress> answered = new HashSet<>();
        while (answered.size() < 253) {
            answered.add(next());
        }
        assertFalse(answered.contains(number(7)), "that is ourselves");
        assertTrue(answered.contains(number(1)) && answered.contains(number(254)));
        assertTrue(most.get() <= ServerProber.SCAN_AT_ONCE, most + " at once");
        assertEquals(answered, on(() -> asked));
        assertEquals(0, on(prober::remainingToScan));
    }
}
