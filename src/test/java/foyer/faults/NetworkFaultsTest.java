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
    private ServeCommandProcess server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws Exception {
        server = new ServeCommandProcess(data);
        proxy = new FaultProxy(server.address());
    }

    @AfterEach
    void end() throws Exception {
        proxy.close();
        server.close();
    }

    private TalkerGroup talkerGroup() throws IOException {
        return new TalkerGroup(TALKERS, proxy.address());
    }

    private synchronized int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private void check(String what, TalkerGroup talkerGroup) throws Exception {
        talkerGroup.finish();
        int lost = talkerGroup.lost();
        server.kill();
        var stored = server.stored("Lobby");
        talkerGroup.check(stored);
        System.out.printf(
                "%s: %d messages of %d clients, connections lost %d times: all there once%n",
                what, stored.size(), TALKERS, lost);
    }

    @Test
    void byteByByteTransferLosesNothing() throws Exception {
        proxy.treat(() -> Treatment.sliced(1));
        try (var talkerGroup = talkerGroup()) {
            talkerGroup.talk(Soak.or(100, 2_000));
            check("1-byte slices", talkerGroup);
        }
    }

    @Test
    void latencyLosesNothing() throws Exception {
        proxy.treat(() -> Treatment.late(8_192, 250));
        try (var talkerGroup = talkerGroup()) {
            talkerGroup.talk(Soak.or(30, 600));
            check("250 ms late each way", talkerGroup);
        }
    }

    @Test
    void resetsLoseAndDuplicateNothingSeed37() throws Exception {
        try (var talkerGroup = talkerGroup()) {
            proxy.treat(() -> Treatment.resetAfter(between(400, 1_500), between(2_000, 8_000)));
            faults(talkerGroup, "reset connections", proxy::reset);
            check("resets in the middle of frames", talkerGroup);
        }
    }

    @Test
    void lostAnswersDuplicateNothingSeed37() throws Exception {
        try (var talkerGroup = talkerGroup()) {
            proxy.treat(() -> Treatment.deafAfter(between(1_500, 4_000), 600));
            faults(talkerGroup, "unheard answers", proxy::reset);
            assertTrue(proxy.swallowed() > 0, "answers were swallowed");
            check(proxy.swallowed() + " bytes of answers swallowed", talkerGroup);
        }
    }

    /// Talks through so many faults, then through a calm network.
    private void faults(TalkerGroup talkerGroup, String what, Runnable first) {
        first.run();
        long before = proxy.resets();
        talkerGroup.talkUntil(FAULTS + " " + what, () -> proxy.resets() - before >= FAULTS);
        proxy.treat(() -> Treatment.CALM);
        talkerGroup.talk(10);
    }

    @Test
    void halfClosedConnectionIsReplaced() throws Exception {
        try (var talkerGroup = talkerGroup()) {
            for (int time = 1; time <= TIMES; time++) {
                talkerGroup.talk(20);
                long before = System.nanoTime();
                proxy.halfClose();
                talkerGroup.untilAllAreBackSince(before);
            }
            check("half-closed " + TIMES + " times", talkerGroup);
        }
    }
}
