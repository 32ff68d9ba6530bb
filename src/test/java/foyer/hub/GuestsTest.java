package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.password.GuestSignature;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.testing.GuestKeys;
import foyer.testing.MemberKeys;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members who join from a browser.
class GuestsTest {
    private static final Member CYD = new Member(GuestKeys.id("Cyd"), "Cyd", Role.MEMBER, true);

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer cyd = hub.guest("Cyd");

    GuestsTest() {
        HubFixture.discardEvents(host);
    }

    @Test
    void membersSeeWhoIsAGuest() {
        assertEquals(CYD, cyd.only(Event.Welcome.class).you());
        cyd.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", CYD)), host.received(Event.Joined.class));
        RecordingPeer bob = hub.signIn("Bob");
        bob.join("lobby");
        Member hostMember = new Member(MemberKeys.id("Host"), "Host", Role.HOST);
        assertEquals(
                List.of(hostMember, CYD, new Member(MemberKeys.id("Bob"), "Bob", Role.MEMBER)),
                bob.only(Event.Present.class).members());
    }

    @Test
    void guestPortAcceptsNoSecretKey() {
        RecordingPeer peer = hub.connectGuest("Bob");
        peer.take();
        peer.assertRefused(peer.send(HubFixture.hello("Bob")), ErrorCode.OTHER_PROTOCOL);
    }

    @Test
    void recordedHelloSignsInOnNoOtherConnection() {
        Command.Hello recorded =
                GuestKeys.hello("Dan", hub.connectGuest("Dan").only(Event.Challenge.class));
        RecordingPeer thief = hub.connectGuest("Dan");
        thief.take();
        thief.assertRefused(thief.send(recorded), ErrorCode.INVALID);
        RecordingPeer member = hub.connect("Dan");
        member.assertRefused(member.send(recorded), ErrorCode.MALFORMED);
    }

    @Test
    void publicKeyIsNoSecretKey() {
        RecordingPeer thief = hub.connect("Thief");
        thief.send(new Command.Hello(Limits.PROTOCOL, "Thief", GuestKeys.of("Cyd")));
        assertNotEquals(GuestKeys.id("Cyd"), thief.only(Event.Welcome.class).you().id());
    }

    @Test
    void signatureForAnotherServerIsRefused() {
        RecordingPeer peer = hub.connectGuest("Dan");
        String nonce = peer.only(Event.Challenge.class).nonce();
        peer.take();
        var other = new Event.Challenge(nonce, "another-server");
        peer.assertRefused(peer.send(GuestKeys.hello("Dan", other)), ErrorCode.INVALID);
    }

    @Test
    void secondSignatureOfAConnectionIsNotChecked() {
        RecordingPeer peer = hub.connectGuest("Dan");
        Event.Challenge challenge = peer.only(Event.Challenge.class);
        peer.take();
        var other = new Event.Challenge("another-nonce", challenge.server());
        peer.assertRefused(peer.send(GuestKeys.hello("Dan", other)), ErrorCode.INVALID);
        peer.take();
        peer.assertRefused(peer.send(GuestKeys.hello("Dan", challenge)), ErrorCode.INVALID);
    }

    @Test
    void guestWhoseNameIsTakenRepeatsTheHello() {
        RecordingPeer peer = hub.connectGuest("Dan");
        Event.Challenge challenge = peer.only(Event.Challenge.class);
        peer.take();
        Command.Hello hello = GuestKeys.hello("Dan", challenge);
        peer.assertRefused(peer.send(hello.withName("Host")), ErrorCode.NAME_TAKEN);
        peer.take();
        peer.send(hello);
        assertEquals(GuestKeys.id("Dan"), peer.only(Event.Welcome.class).you().id());
    }

    @Test
    void guestsSetNoPasswordsAndMakeNoInvites() {
        cyd.join("mine");
        cyd.take();
        cyd.assertRefused(
                cyd.send(new Command.SetPassword("mine", "open sesame")), ErrorCode.NOT_ALLOWED);
        host.send(new Command.SetPassword("mine", "open sesame"));
        cyd.take();
        cyd.assertRefused(cyd.send(new Command.Invite("mine", true, 60)), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void guestsCannotBecomeModerators() {
        long id = host.send(new Command.SetRole(GuestKeys.id("Cyd"), Role.MODERATOR));
        host.assertRefused(id, ErrorCode.NOT_ALLOWED);
    }

    @Test
    void guestHasNoRoleThatIsStored(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("history.db");
        try (var store = MessageStore.open(file, "log", hub.time)) {
            store.store(List.of(new Change.Member(GuestKeys.id("Cyd"), "Cyd", Role.MODERATOR)));
        }
        RecordingPeer guest;
        try (var store = MessageStore.open(file, "log", hub.time)) {
            guest = new HubFixture(store, "lobby").guest("Cyd");
        }
        assertEquals(Role.MEMBER, guest.only(Event.Welcome.class).you().role());
    }

    @Test
    void verifyingASignatureTakesLittle() {
        RecordingPeer peer = hub.connectGuest("Dan");
        Event.Challenge challenge = peer.only(Event.Challenge.class);
        Command.Hello hello = GuestKeys.hello("Dan", challenge);
        String text = MemberId.signedText(challenge.server(), challenge.nonce());
        long start = 0;
        for (int i = 0; i < 2_000; i++) {
            if (i == 1_000) {
                start = System.nanoTime();
            }
            assertTrue(GuestSignature.isValid(hello.publicKey(), hello.signature(), text));
        }
        System.out.println(
                "measured: a guest's signature is verified in "
                        + (System.nanoTime() - start) / 1_000_000
                        + " µs");
    }

    @Test
    void onlyGuestsAreDismissed() {
        cyd.join("lobby");
        RecordingPeer silent = hub.connectGuest("Dan");
        RecordingPeer stranger = hub.connect("Eve");
        HubFixture.discardEvents(host, cyd);
        hub.hub.dismissGuests("No guests any more.");
        var goodbye = new Event.Goodbye(Departure.REMOVED, "No guests any more.", null);
        assertEquals(goodbye, cyd.only(Event.Goodbye.class));
        assertEquals(Departure.REMOVED, cyd.closed());
        assertEquals(goodbye, silent.only(Event.Goodbye.class));
        assertNull(host.closed());
        assertNull(stranger.closed());
        assertEquals(
                List.of(new Event.Left("lobby", GuestKeys.id("Cyd"), "Cyd", Departure.REMOVED)),
                host.take());
        host.send(new Command.Ping());
        assertEquals(1, host.received(Event.Pong.class).size());
    }
}
