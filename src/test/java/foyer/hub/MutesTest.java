package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mutes of members.
class MutesTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host");
    private final RecordingPeer mo = hub.signIn("Mo", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");

    @BeforeEach
    void moderate() {
        host.send(new Command.SetRole(mo.id(), Role.MODERATOR));
        HubFixture.discardEvents(host, mo, ada, bob);
    }

    private void mute(Integer minutes, String reason) {
        mo.send(new Command.Mute(bob.id(), minutes, reason));
    }

    @Test
    void muteIsSentToEveryoneConcerned() {
        mute(10, "Let the others speak.");
        long until = hub.time.millis() + Duration.ofMinutes(10).toMillis();
        var muted = new Event.Muted(bob.id(), "Bob", mo.id(), "Mo", "Let the others speak.", until);
        for (RecordingPeer peer : List.of(bob, ada, mo, host)) {
            assertEquals(List.of(muted), peer.take());
        }
    }

    @Test
    void mutedMembersMessageIsRefusedWithTheReason() {
        bob.send(new Command.Direct(host.id()));
        mute(10, "Let the others speak");
        HubFixture.discardEvents(ada, bob);
        bob.assertRefused(bob.say("lobby", 1, "but"), ErrorCode.MUTED);
        assertEquals(
                "Mo muted you for 10 min: Let the others speak.",
                bob.only(Event.Refused.class).words());
        bob.take();
        bob.assertRefused(bob.say(Names.direct(bob.id(), host.id()), 2, "psst"), ErrorCode.MUTED);
        assertEquals(List.of(), ada.take());
        assertEquals(
                List.of(), host.received(Event.Entered.class), "a refused message admits no one");
    }

    @Test
    void repeatedMessageIsAnsweredWhileMuted() {
        bob.say("lobby", 1, "before");
        mute(null, "");
        bob.take();
        bob.say("lobby", 1, "before");
        assertEquals("before", bob.only(Said.class).text());
    }

    @Test
    void messageIsAcceptedAfterTheMuteExpires() {
        mute(10, "");
        bob.say("lobby", 1, "later");
        HubFixture.discardEvents(ada, bob, mo, host);
        hub.pass(Duration.ofMinutes(10));
        var over = new Event.Unmuted(bob.id(), "Bob", "", "Ada's house");
        for (RecordingPeer peer : List.of(bob, ada, mo, host)) {
            assertEquals(over, peer.only(Event.Unmuted.class));
        }
        bob.say("lobby", 1, "later");
        assertEquals("later", ada.only(Said.class).text());
    }

    @Test
    void mutedModeratorCannotAnnounceOrSetTopics() {
        bob.join("attic");
        host.send(new Command.SetRole(bob.id(), Role.MODERATOR));
        host.send(new Command.Mute(bob.id(), null, ""));
        bob.take();
        for (Command command :
                List.of(
                        new Command.Announce(1, "hear me"),
                        new Command.AddSchedule("hear me", 1),
                        new Command.SetTopic("attic", "hear me"),
                        new Command.Unmute(bob.id()))) {
            bob.assertRefused(bob.send(command), ErrorCode.MUTED);
            bob.take();
        }
    }

    @Test
    void moderatorLiftsAMute() {
        mute(null, "");
        HubFixture.discardEvents(ada, bob, mo);
        ada.assertRefused(ada.send(new Command.Unmute(bob.id())), ErrorCode.NOT_ALLOWED);
        mo.send(new Command.Unmute(bob.id()));
        assertEquals(List.of(new Event.Unmuted(bob.id(), "Bob", mo.id(), "Mo")), bob.take());
        bob.say("lobby", 1, "thank you");
        assertEquals("thank you", ada.only(Said.class).text());
        mo.take();
        mo.send(new Command.Unmute(bob.id()));
        assertEquals(List.of(), mo.take());
    }

    @Test
    void moderatorCannotLiftOrReplaceTheHostsMute() {
        host.send(new Command.Mute(bob.id(), null, "for good"));
        HubFixture.discardEvents(host, mo, ada, bob);
        mo.assertRefused(mo.send(new Command.Unmute(bob.id())), ErrorCode.NOT_ALLOWED);
        mo.take();
        mo.assertRefused(mo.send(new Command.Mute(bob.id(), 1, "")), ErrorCode.NOT_ALLOWED);
        assertEquals(List.of(), bob.take());
        host.send(new Command.Unmute(bob.id()));
        assertEquals(1, bob.received(Event.Unmuted.class).size());
    }

    @Test
    void muteSurvivesReconnectAndRestart() {
        mute(60, "Let the others speak");
        hub.disconnect(bob);
        assertMuted(hub);
        hub.hub.stop("", 1);
        assertMuted(hub.restart());
    }

    private static void assertMuted(HubFixture fixture) {
        RecordingPeer again = fixture.sendHello("Bob");
        assertTrue(again.only(Event.Welcome.class).you().isMuted());
        assertEquals("Let the others speak", again.only(Event.Muted.class).reason());
        again.take();
        again.join("lobby");
        List<Member> present = again.only(Event.Present.class).members();
        assertTrue(
                present.stream().filter(Member::isMuted).count() == 1,
                "the mute is visible to others");
        again.take();
        again.assertRefused(again.say("lobby", 5, "but"), ErrorCode.MUTED);
    }

    @Test
    void membersCannotMuteTheirEqualsOrThemselves() {
        host.send(new Command.SetRole(ada.id(), Role.MODERATOR));
        HubFixture.discardEvents(host, mo, ada, bob);
        for (RecordingPeer target : List.of(host, ada, mo)) {
            mo.assertRefused(mo.send(new Command.Mute(target.id(), 5, "")), ErrorCode.NOT_ALLOWED);
            mo.take();
        }
        bob.assertRefused(bob.send(new Command.Mute(ada.id(), 5, "")), ErrorCode.NOT_ALLOWED);
        assertFalse(
                host.received(Event.Muted.class).stream().findAny().isPresent(),
                "a refused mute was sent");
    }
}
