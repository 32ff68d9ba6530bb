package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.password.PasswordProof;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.PasswordChallenge;
import foyer.testing.GuestKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Passwords and tokens that are proved.
class PasswordProofHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");

    PasswordProofHandlerTest() {
        hub.hub.setPasswordAtStart("open sesame");
    }

    private static PasswordChallenge challenge(RecordingPeer peer) {
        PasswordChallenge challenge = peer.only(Event.Refused.class).challenge();
        assertNotNull(challenge, "the refusal has no challenge");
        peer.take();
        return challenge;
    }

    private static PasswordProof proof(String password, PasswordChallenge challenge, String seen) {
        return PasswordProof.of(
                password,
                challenge.salt(),
                challenge.memory(),
                challenge.passes(),
                challenge.lanes(),
                challenge.b(),
                PasswordChallenge.tokenHash(password),
                seen);
    }

    private static Command.Prove command(PasswordProof proof) {
        return new Command.Prove(proof.a(), proof.proof(), null, "");
    }

    @Test
    void rightPasswordAdmitsAndTheServerProvesItToo() {
        RecordingPeer bob = hub.sendHello("Bob");
        PasswordProof proof = proof("open sesame", challenge(bob), "");
        bob.send(command(proof));
        assertTrue(proof.isAnswer(bob.only(Event.Proved.class).proof()));
        bob.send(HubFixture.hello("Bob"));
        assertEquals("Bob", bob.only(Event.Welcome.class).you().name());
    }

    @Test
    void proofIsGoodForOneAttempt() {
        RecordingPeer bob = hub.sendHello("Bob");
        PasswordChallenge challenge = challenge(bob);
        bob.assertRefused(
                bob.send(command(proof("open simsim", challenge, ""))), ErrorCode.PASSWORD_WRONG);
        bob.take();
        bob.assertRefused(
                bob.send(command(proof("open sesame", challenge, ""))), ErrorCode.OUT_OF_ORDER);
    }

    @Test
    void recordedProofIsRefusedOnAnotherConnection() {
        RecordingPeer bob = hub.sendHello("Bob");
        Command.Prove recorded = command(proof("open sesame", challenge(bob), ""));
        bob.send(recorded);
        RecordingPeer thief = hub.sendHello("Thief");
        challenge(thief);
        thief.assertRefused(thief.send(recorded), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void wrongProofsCountAsAttempts() {
        for (int i = 0; i < 5; i++) {
            RecordingPeer thief = hub.connect("Thief " + i).atAddress("10.9.9.9");
            thief.send(HubFixture.hello("Thief " + i));
            thief.send(command(proof("guess " + i, challenge(thief), "")));
        }
        RecordingPeer thief = hub.connect("Thief").atAddress("10.9.9.9");
        thief.send(HubFixture.hello("Thief"));
        PasswordProof proof = proof("open sesame", challenge(thief), "");
        thief.assertRefused(thief.send(command(proof)), ErrorCode.TOO_MANY_TRIES);
    }

    @Test
    void clientOfAnotherKeyIsRefused() {
        var settings =
                HubFixture.settings(HubLimits.DEFAULT, List.of(), "lobby")
                        .withFingerprint("f".repeat(52));
        var keyed = new HubFixture(settings);
        keyed.hub.setPasswordAtStart("open sesame");
        RecordingPeer bob = keyed.sendHello("Bob");
        String seen = "e".repeat(52);
        PasswordProof proof = proof("open sesame", challenge(bob), seen);
        var command = new Command.Prove(proof.a(), proof.proof(), null, seen);
        bob.assertRefused(bob.send(command), ErrorCode.PASSWORD_WRONG);
        bob.take();
        bob.send(HubFixture.hello("Bob"));
        PasswordProof other = proof("open sesame", challenge(bob), seen);
        var claimed = new Command.Prove(other.a(), other.proof(), null, "f".repeat(52));
        bob.assertRefused(bob.send(claimed), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void provedInvitationAdmitsOnce() {
        RecordingPeer host = hub.signIn("Host", "lobby");
        host.send(new Command.Invite(null, true, 60));
        String token = host.only(Event.Invited.class).token();
        for (String name : new String[] {"Bob", "Thief"}) {
            RecordingPeer peer = hub.sendHello(name);
            PasswordProof proof = proof(token, challenge(peer), "");
            peer.send(new Command.Prove(null, null, proof.invitation(), ""));
            if (name.equals("Bob")) {
                assertTrue(proof.isAnswer(peer.only(Event.Proved.class).proof()));
            } else {
                assertEquals(ErrorCode.PASSWORD_WRONG, peer.only(Event.Refused.class).code());
            }
        }
    }

    @Test
    void guestsSendNoPassword() {
        RecordingPeer guest = hub.connectGuest("Cyd");
        Command.Hello hello = GuestKeys.hello("Cyd", guest.only(Event.Challenge.class));
        guest.take();
        var sending =
                new Command.Hello(
                        1, "Cyd", null, "open sesame", hello.publicKey(), hello.signature());
        guest.assertRefused(guest.send(sending), ErrorCode.OTHER_PROTOCOL);
    }

    @Test
    void repeatedHelloGetsTheSameChallenge() {
        RecordingPeer bob = hub.sendHello("Bob");
        PasswordChallenge first = challenge(bob);
        bob.send(HubFixture.hello("Bob"));
        assertEquals(first, challenge(bob));
    }

    @Test
    void busyServerRefusesWithoutChallenge() {
        hub.refusesHashing = true;
        RecordingPeer bob = hub.sendHello("Bob");
        Event.Refused refused = bob.only(Event.Refused.class);
        assertEquals(ErrorCode.PASSWORD_NEEDED, refused.code());
        assertNull(refused.challenge());
    }
}
