package foyer.link;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.FakeTime;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private final FakeTime time = new FakeTime();
    private final Set<InetAddress> addresses = new HashSet<>();
    private final Surroundings surroundings =
            new Surroundings(time, time, () -> Set.copyOf(addresses));

    @Test
    void nothingChangesFromSecondToSecond() {
        for (int i = 0; i < 10; i++) {
            time.pass(Duration.ofSeconds(1));
            assertFalse(surroundings.changed());
        }
    }

    @Test
    void aSleepIsAChangeOnce() {
        time.pass(Duration.ofMinutes(30));
        assertTrue(surroundings.changed());
        time.pass(Duration.ofSeconds(1));
        assertFalse(surroundings.changed());
    }

    @Test
    void aSleepThatOnlyTheWallClockSawIsAChange() {
        InstantSource wall = () -> time.instant().plus(sleep);
        var sleepy = new Surroundings(wall, time, Set::of);
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
        assertTrue(surroundings.changed());
        assertFalse(surroundings.changed());
        addresses.clear();
        assertTrue(surroundings.changed());
    }
}
