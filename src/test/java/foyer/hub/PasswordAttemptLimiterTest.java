package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubLimits.PasswordAttempts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Guesses at passwords (case 30 of docs/faults.md): at most 5 in 10 minutes from one address.
class PasswordAttemptLimiterTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private int members;

    PasswordAttemptLimiterTest() {
        host.send(new Command.SetPassword(null, "open sesame"));
        host.send(new Command.SetPassword("lobby", "let me in"));
    }

    private Event answer(String address, String password) {
        String name = "Member " + ++members;
        RecordingPeer peer = hub.connect(name).atAddress(address);
        peer.send(HubFixture.hello(name, password));
        Event answer = peer.take().getFirst();
        hub.disconnect(peer);
        return answer;
    }

    private boolean isAdmitted(String address, String password) {
        return answer(address, password) instanceof Event.Welcome;
    }

    private ErrorCode refusal(String address, String password) {
        return ((Event.Refused) answer(address, password)).code();
    }

    @Test
    void wrongPasswordsAreLimitedInAnyPeriod() {
        int wrong = 0;
        for (int i = 0; i < 1_000; i++) {
            wrong += refusal("192.168.1.66", "guess " + i) == ErrorCode.PASSWORD_WRONG ? 1 : 0;
            hub.time.pass(Duration.ofMillis(60));
        }
        assertEquals(5, wrong);
        // and slower, for nineteen minutes more
        for (int second = 60; second < 20 * 60; second++) {
            wrong += refusal("192.168.1.66", "guess again") == ErrorCode.PASSWORD_WRONG ? 1 : 0;
            assertTrue(wrong <= (second < 600 ? 5 : 10), wrong + " after " + second + " s");
            hub.time.pass(Duration.ofSeconds(1));
        }
        assertEquals(10, wrong);
        assertTrue(isAdmitted("192.168.1.67", "open sesame"), "other addresses are not limited");
    }

    @Test
    void rightPasswordIsRefusedAboveTheLimit() {
        for (int i = 0; i < 5; i++) {
            assertEquals(ErrorCode.PASSWORD_WRONG, refusal("192.168.1.66", "guess"));
        }
        var refused = (Event.Refused) answer("192.168.1.66", "open sesame");
        assertEquals(ErrorCode.TOO_MANY_TRIES, refused.code());
        assertEquals(
                "Too many wrong passwords from your address. Try again in 10 min.",
                refused.words());
        hub.time.pass(Duration.ofSeconds(599));
        assertEquals(ErrorCode.TOO_MANY_TRIES, refusal("192.168.1.66", "open sesame"));
        hub.time.pass(Duration.ofSeconds(1));
        assertTrue(isAdmitted("192.168.1.66", "open sesame"));
    }

    @Test
    void rightPasswordsAreNotCounted() {
        for (int i = 0; i < 30; i++) {
            assertTrue(isAdmitted("192.168.1.66", "open sesame"));
        }
    }

    @Test
    void ipv6PrefixCountsAsOneAddress() {
        for (int i = 1; i <= 5; i++) {
            assertEquals(ErrorCode.PASSWORD_WRONG, refusal("2001:db8:1:2::" + i, "guess"));
        }
        assertEquals(
                ErrorCode.TOO_MANY_TRIES,
                refusal("2001:db8:1:2:ffff:ffff:ffff:ffff", "open sesame"));
        assertTrue(isAdmitted("2001:db8:1:3::1", "open sesame"));
    }

    @Test
    void loopbackAddressIsLimited() {
        for (int i = 0; i < 5; i++) {
            assertEquals(ErrorCode.PASSWORD_WRONG, refusal("127.0.0.1", "guess"));
        }
        assertEquals(ErrorCode.TOO_MANY_TRIES, refusal("127.0.0.1", "open sesame"));
    }

    @Test
    void roomAndServerAttemptsCountTogether() {
        RecordingPeer eve = hub.connect("Eve").atAddress("192.168.1.66");
        eve.send(HubFixture.hello("Eve", "open sesame"));
        for (int i = 0; i < 5; i++) {
            eve.take();
            eve.assertRefused(
                    eve.send(new Command.Join("lobby", null, null, "guess " + i)),
                    ErrorCode.PASSWORD_WRONG);
        }
        eve.take();
        eve.assertRefused(
                eve.send(new Command.Join("lobby", null, null, "let me in")),
                ErrorCode.TOO_MANY_TRIES);
        assertEquals(ErrorCode.TOO_MANY_TRIES, refusal("192.168.1.66", "open sesame"));
    }

    @Test
    void oldestAddressIsDropped() throws Exception {
        var attempts = new PasswordAttemptLimiter(new PasswordAttempts(1, Duration.ofMinutes(10)));
        AddressRange first = range(0);
        assertTrue(attempts.tryAcquire(first, 0));
        for (int i = 1; i < PasswordAttemptLimiter.ADDRESSES_MAX; i++) {
            assertTrue(attempts.tryAcquire(range(i), i));
        }
        assertFalse(attempts.tryAcquire(first, 20_000));
        assertTrue(attempts.tryAcquire(range(PasswordAttemptLimiter.ADDRESSES_MAX), 20_001));
        assertTrue(attempts.tryAcquire(first, 20_002), "the oldest address was dropped");
        assertFalse(attempts.tryAcquire(range(PasswordAttemptLimiter.ADDRESSES_MAX), 20_003));
    }

    private static AddressRange range(int number) throws Exception {
        byte[] bytes = {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
        return AddressRange.of(InetAddress.getByAddress(bytes));
    }
}
