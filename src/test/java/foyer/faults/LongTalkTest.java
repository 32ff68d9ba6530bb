package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.faults.FaultProxy.Treatment;
import foyer.testing.ProcessStats;
import foyer.testing.Soak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many people for a long time, of whom some come and go, with a fault now and then: nothing is
/// lost, and the server does not grow.
@Tag("soak")
class LongTalkTest {
    private static final int TALKERS = Soak.or(10, 200);
    private static final int STRETCHES = Soak.or(2, 10);
    private static final int STRETCH_SECONDS = Soak.or(2, 60);
    private static final int COMINGS = Soak.or(1, 10);
    private static final long BETWEEN_NANOS = 100_000_000L;
    private static final long SEED = 200;

    @TempDir private Path data;

    /// What the server takes after a stretch.
    private record Size(long heap, int threads, int files) {}

    @Test
    void longTalkLosesAndLeaksNothingSeed200() throws Exception {
        var random = new Random(SEED);
        var sizes = new ArrayList<Size>();
        try (var server = new ServeCommandProcess(data);
                var proxy = new FaultProxy(server.address());
                var talkerGroup = new TalkerGroup(TALKERS, proxy.address())) {
            for (int stretch = 0; stretch <= STRETCHES; stretch++) {
                String what = stretch == 0 ? "nothing" : fault(stretch, server, proxy, talkerGroup);
                talk(talkerGroup, random);
                long pid = server.process().pid();
                var size =
                        new Size(
                                ProcessStats.liveBytes(pid),
                                ProcessStats.threads(pid),
                                ProcessStats.files(pid));
                sizes.add(size);
                System.out.printf(
                        "%d clients, %d messages, connections lost %d times, last %s: live heap"
                                + " %,d KB, %d threads, %d files%n",
                        TALKERS,
                        talkerGroup.acknowledged(),
                        talkerGroup.lost(),
                        what,
                        size.heap >> 10,
                        size.threads,
                        size.files);
            }
            talkerGroup.finish();
            server.kill();
            var stored = server.stored("Lobby");
            talkerGroup.check(stored);
            System.out.printf(
                    "%d messages of %d clients in %d s, connections lost %d times: all there"
                            + " once%n",
                    stored.size(), TALKERS, (STRETCHES + 1) * STRETCH_SECONDS, talkerGroup.lost());
        }
        assertIsFlat(sizes);
    }

    private static void talk(TalkerGroup talkerGroup, Random random) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STRETCH_SECONDS);
        long comingEvery = TimeUnit.SECONDS.toNanos(STRETCH_SECONDS) / COMINGS;
        long nextComing = System.nanoTime() + comingEvery / 2;
        while (System.nanoTime() - end < 0) {
            talkerGroup.oneTalks(random);
            if (System.nanoTime() - nextComing > 0) {
                nextComing += comingEvery;
                talkerGroup.oneComesAgain(random);
            }
            // so much is said in all
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        talkerGroup.meet();
    }

    private static String fault(
            int turn, ServeCommandProcess server, FaultProxy proxy, TalkerGroup talkerGroup)
            throws Exception {
        proxy.treat(() -> Treatment.CALM);
        return switch (turn % 5) {
            case 1 -> {
                proxy.reset();
                yield "all connections reset";
            }
            case 2 -> {
                server.process().freeze();
                // how long it stands still
                Thread.sleep(3_000);
                server.process().thaw();
                yield "the server stood still for 3 s";
            }
            case 3 -> {
                proxy.halfClose();
                yield "all connections half closed";
            }
            case 4 -> {
                proxy.treat(() -> Treatment.late(500, 50));
                proxy.reset();
                yield "a slow network";
            }
            default -> {
                proxy.treat(() -> Treatment.resetAfter(20_000, 200_000));
                proxy.reset();
                yield "connections that end again and again";
            }
        };
    }

    private static void assertIsFlat(List<Size> sizes) {
        Size first = sizes.getFirst();
        Size last = sizes.getLast();
        assertTrue(last.threads <= first.threads + 2, sizes::toString);
        assertTrue(last.files <= first.files + 5, sizes::toString);
        assertTrue(last.heap <= first.heap + (4 << 20), sizes::toString);
    }
}
