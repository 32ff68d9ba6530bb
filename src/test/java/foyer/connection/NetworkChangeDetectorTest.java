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
    void nothingChangesFromSecondToSecond() {
        for (int i = 0; i < 10; i++) {
            time.pass(Duration.ofSeconds(1));
            assertFalse(networkChangeDetector.changed());
        }
    }

    @Test
    void aSleepIsAChangeOnce() {
        time.pass(Duration.ofMinutes(30));
        assertTrue(networkChangeDetector.changed());
        time.pass(Duration.ofSeconds(1));
        assertFalse(networkChangeDetector.changed());
    }

    @Test
    void aSleepThatOnlyTheWallClockSawIsAChange() {
        InstantSource wall = () -> time.instant().plus(sleep);
        var sleepy = new NetworkChangeDetector(wall, time, Set::of);
        time.pass(Duration.ofSeconds(1));
        assertFalse(sleepy.changed());
        sleep = Duration.ofHours(8);
        time.pass(Duration.ofSeconds(1));
        assertTrue(sleepy.changed());
    }

    private Duration sleep = Duration.ZERO;

    @Test
    void anAddressThatComesOrGoesIsAChange() throws Exception {
        addresses.add(InetAddress.getByName("192.168.1.20"));
        assertTrue(networkChangeDetector.changed());
        assertFalse(networkChangeDetector.changed());
        addresses.clear();
        assertTrue(networkChangeDetector.changed());
    }
}
