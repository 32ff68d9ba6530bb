package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import foyer.hub.HubLimits.Rate;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressRateLimiterTest {
    private final HubFixture hub = new HubFixture("lobby");

    private RecordingPeer signIn(String address, String name) {
        RecordingPeer peer = hub.connect(name).atAddress(address);
        peer.send(HubFixture.hello(name));
        peer.join("lobby");
        peer.take();
        return peer;
    }

    private List<RecordingPeer> signInTwenty(String address) {
        var all = new ArrayList<RecordingPeer>();
        for (int i = 0; i < 20; i++) {
            all.add(signIn(address, "of %s %d".formatted(address, i)));
        }
        return all;
    }

    /// Sends as many messages from each member as one may send at once.
    ///
    /// @return how many were accepted
    private static int flood(List<RecordingPeer> all) {
        for (RecordingPeer each : all) {
            for (int n = 1; n <= 20; n++) {
                each.say("lobby", n, "w" + n);
            }
        }
        return all.getFirst().received(Said.class).size();
    }

    @Test
    void membersAtOneAddressShareItsRate() {
        assertEquals(100, flood(signInTwenty("192.168.1.66")));
    }

    @Test
    void otherAddressesKeepTheirOwnRate() {
        RecordingPeer bob = signIn("192.168.1.7", "Bob");
        flood(signInTwenty("192.168.1.66"));
        bob.take();
        bob.say("lobby", 1, "hello");
        assertEquals("hello", bob.only(Said.class).text());
    }

    @Test
    void refusalNamesTheAddressAndEndsSoon() {
        flood(signInTwenty("192.168.1.66"));
        RecordingPeer calm = signIn("192.168.1.66", "Calm");
        calm.assertRefused(calm.say("lobby", 1, "hello"), ErrorCode.TOO_FAST);
        assertEquals(
                "Too many requests from your address. Wait a moment.",
                calm.only(Event.Refused.class).words());
        calm.take();
        hub.time.pass(Duration.ofMillis(40));
        calm.say("lobby", 1, "hello");
        assertEquals("hello", calm.only(Said.class).text());
    }

    @Test
    void newKeysDoNotResetTheAddressLimit() {
        assertEquals(100, flood(signInTwenty("192.168.1.66")));
        RecordingPeer fresh = signIn("192.168.1.66", "Fresh");
        fresh.assertRefused(fresh.say("lobby", 1, "hello"), ErrorCode.TOO_FAST);
    }

    @Test
    void loopbackAddressIsNotLimited() {
        assertEquals(400, flood(signInTwenty("127.0.0.1")));
        assertEquals(400, flood(signInTwenty("::1")));
    }

    @Test
    void ipv6PrefixCountsAsOneAddress() throws Exception {
        var limiter = new AddressRateLimiter(new Rate(1, 1));
        Budget first = limiter.budgetOf(InetAddress.getByName("2001:db8:1:2::1"), 0);
        assertNotNull(first);
        assertSame(first, limiter.budgetOf(InetAddress.getByName("2001:db8:1:2:ffff::9"), 0));
        assertNotSame(first, limiter.budgetOf(InetAddress.getByName("2001:db8:1:3::1"), 0));
    }

    @Test
    void leastRecentlyUsedAddressIsDropped() throws Exception {
        var limiter = new AddressRateLimiter(new Rate(1, 1));
        Budget first = limiter.budgetOf(InetAddress.getByName("10.0.0.0"), 0);
        for (int i = 1; i < AddressRateLimiter.ADDRESSES_MAX; i++) {
            limiter.budgetOf(numbered(i), 0);
        }
        assertSame(first, limiter.budgetOf(InetAddress.getByName("10.0.0.0"), 0));
        Budget second = limiter.budgetOf(numbered(1), 0);
        for (int i = 2; i <= AddressRateLimiter.ADDRESSES_MAX + 1; i++) {
            limiter.budgetOf(numbered(i), 0);
        }
        assertNotSame(second, limiter.budgetOf(numbered(1), 0));
    }

    private static InetAddress numbered(int i) throws Exception {
        return InetAddress.getByName("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
    }
}
