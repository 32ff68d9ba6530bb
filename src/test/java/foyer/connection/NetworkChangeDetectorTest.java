package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.FakeTime;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkChangeDetectorTest {
    private final FakeTime time = new FakeTime();
    private final Set<InetAddress> addresses = new HashSet<>();
    private final NetworkChangeDetector networkChangeDetector =
            new NetworkChangeDetector(time, time, () -> Set.copyOf(addresses));

    @Test
    void noChangeFromSecondToSecond() {
        for (int i = 0; i < 10; i++) {
            time.pass(Duration.ofSeconds(1));
            assertFalse(networkChangeDetector.pollChange());
        }
    }

    @Test
    void sleepIsReportedOnce() {
        time.pass(Duration.ofMinutes(30));
        assertTrue(networkChangeDetector.pollChange());
        time.pass(Duration.ofSeconds(1));
        assertFalse(networkChangeDetector.pollChange());
    }

    @Test
    void sleepSeenByTheWallClockAloneIsReported() {
        InstantSource wall = () -> time.instant().plus(sleep);
        var sleepy = new NetworkChangeDetector(wall, time, Set::of);
        time.pass(Duration.ofSeconds(1));
        assertFalse(sleepy.pollChange());
        sleep = Duration.ofHours(8);
        time.pass(Duration.ofSeconds(1));
        assertTrue(sleepy.pollChange());
    }

    private Duration sleep = Duration.ZERO;

    @Test
    void changedAddressesAreReported() throws Exception {
        addresses.add(InetAddress.getByName("192.168.1.20"));
        assertTrue(networkChangeDetector.pollChange());
        assertFalse(networkChangeDetector.pollChange());
        addresses.clear();
        assertTrue(networkChangeDetector.pollChange());
    }
}
