package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.faults.FaultProxy.Treatment;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, cases 6 and 37: a bad network between people who talk and their server.
@Tag("soak")
class NetworkFaultsTest {
    private static final int TALKERS = 6;
    private static final int FAULTS = Soak.or(30, 700);
    private static final int TIMES = Soak.or(3, 20);
    private static final long SEED = 37;

    private final Random random = new Random(SEED);
    @TempDir private Path data;
    private Served server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = new Served(data);
        proxy = new FaultProxy(server.address());
    }

    @AfterEach
    void end() throws Exception {
        proxy.close();
        server.close();
    }

    private Talkers talkers() throws IOException {
        return new Talkers(TALKERS, proxy.address());
    }

    private synchronized int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private void check(String what, Talkers talkers) throws Exception {
        talkers.finish();
        int lost = talkers.lost();
        server.kill();
        var stored = server.stored("Lobby");
        talkers.check(stored);
        System.out.printf(
                "%s: %d messages of %d clients, connections lost %d times: all there once%n",
                what, stored.size(), TALKERS, lost);
    }

    @Test
    void byteByByteBothWaysNothingIsLost() throws Exception {
        proxy.treat(() -> Treatment.sliced(1));
        try (var talkers = talkers()) {
            talkers.talk(Soak.or(100, 2_000));
            check("1-byte slices", talkers);
        }
    }

    @Test
    void aQuarterOfASecondLateNothingIsLost() throws Exception {
        proxy.treat(() -> Treatment.late(8_192, 250));
        try (var talkers = talkers()) {
            talkers.talk(Soak.or(30, 600));
            check("250 ms late each way", talkers);
        }
    }

    @Test
    void resetsInTheMiddleOfFramesLoseNothingAndDoubleNothingWithSeed37() throws Exception {
        try (var talkers = talkers()) {
            proxy.treat(() -> Treatment.resetAfter(between(400, 1_500), between(2_000, 8_000)));
            faults(talkers, "reset connections", proxy::reset);
            check("resets in the middle of frames", talkers);
        }
    }

    @Test
    void unheardAnswersDoubleNothingWithSeed37() throws Exception {
        try (var talkers = talkers()) {
            proxy.treat(() -> Treatment.deafAfter(between(1_500, 4_000), 600));
            faults(talkers, "unheard answers", proxy::reset);
            assertTrue(proxy.swallowed() > 0, "answers were swallowed");
            check(proxy.swallowed() + " bytes of answers swallowed", talkers);
        }
    }

    /// Talks through so many faults, then through a calm network.
    private void faults(Talkers talkers, String what, Runnable first) {
        first.run();
        long before = proxy.resets();
        talkers.talkUntil(FAULTS + " " + what, () -> proxy.resets() - before >= FAULTS);
        proxy.treat(() -> Treatment.CALM);
        talkers.talk(10);
    }

    @Test
    void aHalfClosedConnectionIsLeftForANewOne() throws Exception {
        try (var talkers = talkers()) {
            for (int time = 1; time <= TIMES; time++) {
                talkers.talk(20);
                long before = System.nanoTime();
                proxy.halfClose();
                talkers.untilAllAreBackSince(before);
            }
            check("half-closed " + TIMES + " times", talkers);
        }
    }
}
