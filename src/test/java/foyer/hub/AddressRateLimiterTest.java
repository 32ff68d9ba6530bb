package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import foyer.hub.HubLimits.Rate;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressRateLimiterTest {
    private final HubFixture hub = new HubFixture("lobby");

    private RecordingPeer from(String address, String who) {
        RecordingPeer peer = hub.knock(who).from(address);
        peer.ask(new Command.Hello(Limits.PROTOCOL, who, MemberKeys.of(who)));
        peer.join("lobby");
        peer.take();
        return peer;
    }

    private List<RecordingPeer> twenty(String address) {
        var all = new ArrayList<RecordingPeer>();
        for (int i = 0; i < 20; i++) {
            all.add(from(address, "of %s %d".formatted(address, i)));
        }
        return all;
    }

    /// Each says as much as a member may at once.
    ///
    /// @return how many were taken
    private static int flood(List<RecordingPeer> all) {
        for (RecordingPeer each : all) {
            for (int n = 1; n <= 20; n++) {
                each.say("lobby", n, "w" + n);
            }
        }
        return all.getFirst().heard(Said.class).size();
    }

    @Test
    void twentyMembersOfOneAddressGetNoFurtherThanFive() {
        assertEquals(100, flood(twenty("192.168.1.66")));
    }

    @Test
    void whoComesFromElsewhereDoesNotNotice() {
        RecordingPeer bob = from("192.168.1.7", "Bob");
        flood(twenty("192.168.1.66"));
        bob.take();
        bob.say("lobby", 1, "hello");
        assertEquals("hello", bob.only(Said.class).text());
    }

    @Test
    void whatIsTooMuchIsRefusedInItsOwnWordsAndTakenALittleLater() {
        flood(twenty("192.168.1.66"));
        RecordingPeer calm = from("192.168.1.66", "Calm");
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
    void toComeAgainUnderOtherKeysBringsNothing() {
        assertEquals(100, flood(twenty("192.168.1.66")));
        RecordingPeer fresh = from("192.168.1.66", "Fresh");
        fresh.assertRefused(fresh.say("lobby", 1, "hello"), ErrorCode.TOO_FAST);
    }

    @Test
    void thisComputerIsNotCountedForBehindAProxyEverybodyComesFromIt() {
        assertEquals(400, flood(twenty("127.0.0.1")));
        assertEquals(400, flood(twenty("::1")));
    }

    @Test
    void allOfASixtyFourIsOneAddress() throws Exception {
        var paces = new AddressRateLimiter(new Rate(1, 1));
        TokenBucket first = paces.bucketFor(InetAddress.getByName("2001:db8:1:2::1"), 0);
        assertNotNull(first);
        assertSame(first, paces.bucketFor(InetAddress.getByName("2001:db8:1:2:ffff::9"), 0));
        assertNotSame(first, paces.bucketFor(InetAddress.getByName("2001:db8:1:3::1"), 0));
    }

    @Test
    void noCrowdMakesItRememberWithoutEnd() throws Exception {
        var paces = new AddressRateLimiter(new Rate(1, 1));
        TokenBucket first = paces.bucketFor(InetAddress.getByName("10.0.0.0"), 0);
        for (int i = 1; i < AddressRateLimiter.ADDRESSES_MAX; i++) {
            paces.bucketFor(numbered(i), 0);
        }
        assertSame(first, paces.bucketFor(InetAddress.getByName("10.0.0.0"), 0));
        TokenBucket second = paces.bucketFor(numbered(1), 0);
        for (int i = 2; i <= AddressRateLimiter.ADDRESSES_MAX + 1; i++) {
            paces.bucketFor(numbered(i), 0);
        }
        assertNotSame(second, paces.bucketFor(numbered(1), 0));
    }

    private static InetAddress numbered(int i) throws Exception {
        return InetAddress.getByName("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255));
    }
}
