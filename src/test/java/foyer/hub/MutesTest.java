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

/// Those who may say nothing for now.
class MutesTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");
    private final RecordingPeer mo = hub.guest("Mo", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");
    private final RecordingPeer bob = hub.guest("Bob", "lobby");

    @BeforeEach
    void moderate() {
        host.ask(new Command.SetRole(mo.id(), Role.MODERATOR));
        HubFixture.forget(host, mo, ada, bob);
    }

    private void mute(Integer minutes, String reason) {
        mo.ask(new Command.Mute(bob.id(), minutes, reason));
    }

    @Test
    void theyAndAllConcernedAreToldAndTheyStay() {
        mute(10, "Let the others speak.");
        long until = hub.time.millis() + Duration.ofMinutes(10).toMillis();
        var muted = new Event.Muted(bob.id(), "Bob", mo.id(), "Mo", "Let the others speak.", until);
        for (RecordingPeer peer : List.of(bob, ada, mo, host)) {
            assertEquals(List.of(muted), peer.take());
        }
    }

    @Test
    void nothingTheySayIsHeardAndTheyAreToldWhyAndForHowLong() {
        mute(10, "Let the others speak");
        HubFixture.forget(ada, bob);
        bob.assertRefused(bob.say("lobby", 1, "but"), ErrorCode.MUTED);
        assertEquals(
                "Mo muted you for 10 min: Let the others speak.",
                bob.only(Event.Refused.class).words());
        bob.take();
        bob.ask(new Command.Direct(host.id()));
        bob.take();
        bob.assertRefused(bob.say(Names.direct(bob.id(), host.id()), 2, "psst"), ErrorCode.MUTED);
        assertEquals(List.of(), ada.take());
        assertEquals(List.of(), host.heard(Event.Entered.class), "nobody is brought in for it");
    }

    @Test
    void whatWasSaidBeforeGetsItsReceiptOnceMore() {
        bob.say("lobby", 1, "before");
        mute(null, "");
        bob.take();
        bob.say("lobby", 1, "before");
        assertEquals("before", bob.only(Said.class).text());
    }

    @Test
    void whatWasRefusedIsSaidOnceTheyMayAgain() {
        mute(10, "");
        bob.say("lobby", 1, "later");
        HubFixture.forget(ada, bob, mo, host);
        hub.pass(Duration.ofMinutes(10));
        var over = new Event.Unmuted(bob.id(), "Bob", "", "Ada's house");
        for (RecordingPeer peer : List.of(bob, ada, mo, host)) {
            assertEquals(over, peer.only(Event.Unmuted.class));
        }
        bob.say("lobby", 1, "later");
        assertEquals("later", ada.only(Said.class).text());
    }

    @Test
    void aMutedModeratorOrOwnerAnnouncesPlansAndTitlesNothing() {
        bob.join("attic");
        host.ask(new Command.SetRole(bob.id(), Role.MODERATOR));
        host.ask(new Command.Mute(bob.id(), null, ""));
        bob.take();
        for (Command command :
                List.of(
                        new Command.Announce(1, "hear me"),
                        new Command.AddSchedule("hear me", 1),
                        new Command.SetTopic("attic", "hear me"))) {
            bob.assertRefused(bob.ask(command), ErrorCode.MUTED);
            bob.take();
        }
        bob.assertRefused(bob.ask(new Command.Unmute(bob.id())), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void aModeratorLetsThemSpeakAgain() {
        mute(null, "");
        HubFixture.forget(ada, bob, mo);
        ada.assertRefused(ada.ask(new Command.Unmute(bob.id())), ErrorCode.NOT_ALLOWED);
        mo.ask(new Command.Unmute(bob.id()));
        assertEquals(List.of(new Event.Unmuted(bob.id(), "Bob", mo.id(), "Mo")), bob.take());
        bob.say("lobby", 1, "thank you");
        assertEquals("thank you", ada.only(Said.class).text());
        mo.take();
        mo.ask(new Command.Unmute(bob.id()));
        assertEquals(List.of(), mo.take());
    }

    @Test
    void whoComesBackIsStillMutedAndKnowsItAlsoAfterARestart() {
        mute(60, "Let the others speak");
        hub.breaks(bob);
        assertMuted(hub);
        hub.hub.stop("", 1);
        assertMuted(new HubFixture(hub));
    }

    private static void assertMuted(HubFixture at) {
        RecordingPeer again = at.knock("Bob");
        again.ask(HubFixture.hello("Bob"));
        assertTrue(again.only(Event.Welcome.class).you().isMuted());
        assertEquals("Let the others speak", again.only(Event.Muted.class).reason());
        again.take();
        again.join("lobby");
        List<Member> present = again.only(Event.Present.class).members();
        assertTrue(present.stream().filter(Member::isMuted).count() == 1, "others see it");
        again.take();
        again.assertRefused(again.say("lobby", 5, "but"), ErrorCode.MUTED);
    }

    @Test
    void nobodyMutesTheHostNoModeratorAnotherAndNobodyThemselves() {
        host.ask(new Command.SetRole(ada.id(), Role.MODERATOR));
        HubFixture.forget(host, mo, ada, bob);
        for (RecordingPeer whom : List.of(host, ada, mo)) {
            mo.assertRefused(mo.ask(new Command.Mute(whom.id(), 5, "")), ErrorCode.NOT_ALLOWED);
            mo.take();
        }
        bob.assertRefused(bob.ask(new Command.Mute(ada.id(), 5, "")), ErrorCode.NOT_ALLOWED);
        assertFalse(
                host.heard(Event.Muted.class).stream().findAny().isPresent(), "nobody is muted");
    }
}
