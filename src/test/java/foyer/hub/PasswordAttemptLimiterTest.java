package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubLimits.PasswordAttempts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whoever guesses passwords: case 30 of the faults, 5 looked at in 10 minutes however many come.
class PasswordAttemptLimiterTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private int comers;

    PasswordAttemptLimiterTest() {
        host.ask(new Command.SetPassword(null, "open sesame"));
        host.ask(new Command.SetPassword("lobby", "let me in"));
    }

    private Event answer(String address, String password) {
        String who = "Comer " + ++comers;
        RecordingPeer peer = hub.knock(who).from(address);
        peer.ask(new Command.Hello(Limits.PROTOCOL, who, MemberKeys.of(who), password));
        Event answer = peer.take().getFirst();
        hub.breaks(peer);
        return answer;
    }

    private boolean isLetIn(String address, String password) {
        return answer(address, password) instanceof Event.Welcome;
    }

    private ErrorCode refusal(String address, String password) {
        return ((Event.Refused) answer(address, password)).code();
    }

    @Test
    void aThousandAMinuteFromOneAddressAreFiveInAnyTenMinutes() {
        int lookedAt = 0;
        for (int i = 0; i < 1_000; i++) {
            lookedAt += refusal("192.168.1.66", "guess " + i) == ErrorCode.PASSWORD_WRONG ? 1 : 0;
            hub.time.pass(Duration.ofMillis(60));
        }
        assertEquals(5, lookedAt);
        // and slower, for nineteen minutes more
        for (int second = 60; second < 20 * 60; second++) {
            lookedAt += refusal("192.168.1.66", "guess again") == ErrorCode.PASSWORD_WRONG ? 1 : 0;
            assertTrue(lookedAt <= (second < 600 ? 5 : 10), lookedAt + " after " + second + " s");
            hub.time.pass(Duration.ofSeconds(1));
        }
        assertEquals(10, lookedAt);
        assertTrue(isLetIn("192.168.1.67", "open sesame"), "others are not hindered");
    }

    @Test
    void theRightOneComesTooLateToo() {
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
        assertTrue(isLetIn("192.168.1.66", "open sesame"));
    }

    @Test
    void aClassOfThirtyBehindOneAddressWhoKnowItAllComeIn() {
        for (int i = 0; i < 30; i++) {
            assertTrue(isLetIn("192.168.1.66", "open sesame"));
        }
    }

    @Test
    void allOfASixtyFourIsOneAddress() {
        for (int i = 1; i <= 5; i++) {
            assertEquals(ErrorCode.PASSWORD_WRONG, refusal("2001:db8:1:2::" + i, "guess"));
        }
        assertEquals(
                ErrorCode.TOO_MANY_TRIES,
                refusal("2001:db8:1:2:ffff:ffff:ffff:ffff", "open sesame"));
        assertTrue(isLetIn("2001:db8:1:3::1", "open sesame"));
    }

    @Test
    void theOwnComputerIsNoException() {
        for (int i = 0; i < 5; i++) {
            assertEquals(ErrorCode.PASSWORD_WRONG, refusal("127.0.0.1", "guess"));
        }
        assertEquals(ErrorCode.TOO_MANY_TRIES, refusal("127.0.0.1", "open sesame"));
    }

    @Test
    void theTriesAtRoomsAndAtTheServerAreCountedTogether() {
        RecordingPeer eve = hub.knock("Eve").from("192.168.1.66");
        eve.ask(new Command.Hello(Limits.PROTOCOL, "Eve", MemberKeys.of("Eve"), "open sesame"));
        for (int i = 0; i < 5; i++) {
            eve.take();
            eve.assertRefused(
                    eve.ask(new Command.Join("lobby", null, null, "guess " + i)),
                    ErrorCode.PASSWORD_WRONG);
        }
        eve.take();
        eve.assertRefused(
                eve.ask(new Command.Join("lobby", null, null, "let me in")),
                ErrorCode.TOO_MANY_TRIES);
        assertEquals(ErrorCode.TOO_MANY_TRIES, refusal("192.168.1.66", "open sesame"));
    }

    @Test
    void noCrowdMakesItRememberWithoutEnd() throws Exception {
        var attempts = new PasswordAttemptLimiter(new PasswordAttempts(1, Duration.ofMinutes(10)));
        AddressRange first = range(0);
        assertTrue(attempts.tryAcquire(first, 0));
        for (int i = 1; i < PasswordAttemptLimiter.ADDRESSES_MAX; i++) {
            assertTrue(attempts.tryAcquire(range(i), i));
        }
        assertFalse(attempts.tryAcquire(first, 20_000));
        assertTrue(attempts.tryAcquire(range(PasswordAttemptLimiter.ADDRESSES_MAX), 20_001));
        assertTrue(attempts.tryAcquire(first, 20_002), "the one longest ago was forgotten");
        assertFalse(attempts.tryAcquire(range(PasswordAttemptLimiter.ADDRESSES_MAX), 20_003));
    }

    private static AddressRange range(int number) throws Exception {
        byte[] bytes = {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
        return AddressRange.of(InetAddress.getByAddress(bytes));
    }
}
