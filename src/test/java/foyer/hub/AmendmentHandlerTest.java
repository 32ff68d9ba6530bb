package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.serverstore.BrokenDisk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmendmentHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");

    private void say(RecordingPeer peer, long n, String text) {
        peer.say("lobby", n, text);
        HubFixture.discardEvents(host, ada, bob);
    }

    /// The log as a member gets it who enters later.
    private List<LogEntry> logOfLaterMember() {
        RecordingPeer cyd = hub.signIn("Cyd");
        cyd.join("lobby");
        List<LogEntry> all = cyd.entries("lobby");
        cyd.send(new Command.Goodbye());
        HubFixture.discardEvents(host, ada, bob);
        return all;
    }

    @Test
    void editReachesOnlineAndLaterMembers() {
        say(ada, 1, "helo");
        ada.send(new Command.Edit("lobby", 1, "hello"));
        Edited edited = bob.only(Edited.class);
        assertEquals(List.of(1L, 2L), List.of(edited.of(), edited.seq()));
        assertEquals("hello", edited.text());
        List<LogEntry> log = logOfLaterMember();
        assertEquals("hello", ((Said) log.getFirst()).text());
        assertEquals(true, ((Said) log.getFirst()).isEdited());
        ada.send(new Command.Edit("lobby", 1, "hello!"));
        log = logOfLaterMember();
        assertEquals("hello!", ((Said) log.getFirst()).text());
        assertEquals(null, ((Edited) log.get(1)).text(), "the text between is erased, too");
        assertEquals("hello!", ((Edited) log.get(2)).text());
    }

    @Test
    void deletionErasesTheTextOnly() {
        say(ada, 1, "secret");
        ada.send(new Command.Edit("lobby", 1, "secret 2"));
        ada.send(new Command.Delete("lobby", 1));
        assertEquals(1, bob.only(Deleted.class).of());
        HubFixture.discardEvents(bob);
        List<LogEntry> log = logOfLaterMember();
        assertEquals(List.of(1L, 2L, 3L), log.stream().map(LogEntry::seq).toList());
        assertEquals(ada.id(), ((Erased) log.getFirst()).by());
        assertEquals(null, ((Edited) log.get(1)).text());
        ada.send(new Command.Delete("lobby", 1));
        assertEquals(List.of(), bob.take(), "a second deletion does nothing");
        HubFixture.discardEvents(ada);
        ada.assertRefused(
                ada.send(new Command.Edit("lobby", 1, "again")), ErrorCode.NO_SUCH_MESSAGE);
    }

    @Test
    void repeatedMessageIsAnsweredAsAmended() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.send(new Command.Edit("lobby", 1, "ONE"));
        ada.send(new Command.Delete("lobby", 2));
        HubFixture.discardEvents(ada, bob);
        ada.say("lobby", 1, "one");
        assertEquals("ONE", ada.only(Said.class).text());
        HubFixture.discardEvents(ada);
        ada.say("lobby", 2, "two");
        assertEquals(2, ada.only(Erased.class).n());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void onlyAuthorsEditAndAlsoModeratorsDelete() {
        say(ada, 1, "mine");
        bob.assertRefused(bob.send(new Command.Edit("lobby", 1, "his")), ErrorCode.NOT_ALLOWED);
        HubFixture.discardEvents(bob);
        bob.assertRefused(bob.send(new Command.Delete("lobby", 1)), ErrorCode.NOT_ALLOWED);
        host.assertRefused(host.send(new Command.Edit("lobby", 1, "x")), ErrorCode.NOT_ALLOWED);
        HubFixture.discardEvents(host);
        host.send(new Command.Delete("lobby", 1));
        assertEquals(host.id(), ada.only(Deleted.class).by());
    }

    @Test
    void amendmentNeedsAMessage() {
        ada.send(new Command.SetKeeping("lobby", Retention.ALWAYS));
        host.send(new Command.SetTopic("lobby", "tea"));
        HubFixture.discardEvents(host);
        host.assertRefused(host.send(new Command.Edit("lobby", 1, "x")), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.discardEvents(host);
        host.assertRefused(
                host.send(new Command.React("lobby", 9, "👍", true)), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.discardEvents(host);
        host.assertRefused(host.send(new Command.Pin("lobby", 1, true)), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.discardEvents(host);
        host.assertRefused(
                host.send(new Command.Say("lobby", 1, "re", 7L)), ErrorCode.NO_SUCH_MESSAGE);
    }

    @Test
    void reactionCountsOnceAndCanBeRemoved() {
        say(ada, 1, "cake!");
        bob.send(new Command.React("lobby", 1, "🎂", true));
        bob.send(new Command.React("lobby", 1, "🎂", true));
        Reacted reacted = ada.only(Reacted.class);
        assertEquals(List.of("🎂", true), List.of(reacted.emoji(), reacted.on()));
        HubFixture.discardEvents(ada);
        ada.send(new Command.React("lobby", 1, "🎂", false));
        assertEquals(
                List.of(),
                bob.received(Reacted.class).stream().skip(1).toList(),
                "only the author removes a reaction");
        bob.send(new Command.React("lobby", 1, "🎂", false));
        assertEquals(false, ada.only(Reacted.class).on());
    }

    @Test
    void messageHasLimitedDifferentReactions() {
        say(ada, 1, "many");
        for (int i = 0; i < Limits.REACTIONS; i++) {
            bob.send(new Command.React("lobby", 1, Character.toString(0x1F600 + i), true));
            hub.pass(Duration.ofSeconds(1));
        }
        HubFixture.discardEvents(bob);
        bob.assertRefused(bob.send(new Command.React("lobby", 1, "🎂", true)), ErrorCode.TOO_MANY);
        HubFixture.discardEvents(ada);
        ada.send(new Command.React("lobby", 1, Character.toString(0x1F600), true));
        assertEquals(1, ada.received(Reacted.class).size(), "an existing reaction is allowed");
    }

    @Test
    void enteringMemberGetsPinsNewestFirst() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        bob.assertRefused(bob.send(new Command.Pin("lobby", 1, true)), ErrorCode.NOT_ALLOWED);
        host.send(new Command.Pin("lobby", 2, true));
        host.send(new Command.Pin("lobby", 1, true));
        host.send(new Command.Pin("lobby", 1, true));
        assertEquals(2, ada.received(Pinned.class).size());
        ada.send(new Command.Edit("lobby", 1, "ONE"));
        assertEquals(List.of("ONE", "two"), pins());
        host.send(new Command.Pin("lobby", 2, false));
        ada.send(new Command.Delete("lobby", 1));
        assertEquals(List.of(), pins());
    }

    private List<String> pins() {
        RecordingPeer cyd = hub.signIn("Cyd");
        cyd.join("lobby");
        List<String> pins =
                cyd.received(Event.Pins.class).stream()
                        .flatMap(all -> all.entries().stream())
                        .map(entry -> ((Said) entry).text())
                        .toList();
        cyd.send(new Command.Goodbye());
        return pins;
    }

    @Test
    void amendmentsSurviveARestart() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.send(new Command.Edit("lobby", 1, "ONE"));
        ada.send(new Command.Say("lobby", 3, "re", 1L));
        host.send(new Command.Pin("lobby", 1, true));
        bob.send(new Command.React("lobby", 1, "👍", true));
        ada.send(new Command.Delete("lobby", 2));
        List<LogEntry> before = logOfLaterMember();
        hub.hub.stop("Back in a moment.", 1);
        var again = hub.restart();
        RecordingPeer cyd = again.signIn("Cyd");
        cyd.join("lobby");
        assertEquals(before, cyd.entries("lobby"));
        assertEquals(1L, ((Said) before.get(3)).to());
        assertEquals(before.getFirst(), cyd.only(Event.Pins.class).entries().getFirst());
    }

    @Test
    void unstoredRoomAmendsRecentEntries() {
        host.send(new Command.SetKeeping("lobby", Retention.NOTHING));
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.send(new Command.Edit("lobby", 2, "ONE"));
        ada.send(new Command.Delete("lobby", 3));
        List<LogEntry> log = logOfLaterMember();
        assertEquals("ONE", ((Said) log.get(1)).text());
        assertEquals(2, ((Erased) log.get(2)).n());
    }

    @Test
    void editIsRefusedWhenDiskFails() {
        say(ada, 1, "one");
        BrokenDisk.takesNothing(hub.store);
        long id = ada.send(new Command.Edit("lobby", 1, "ONE"));
        assertEquals(
                List.of(id),
                ada.received(Event.Refused.class).stream().map(Event.Refused::re).toList());
        assertEquals(List.of(), bob.received(Edited.class));
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(3));
        HubFixture.discardEvents(host, ada, bob);
        assertEquals("one", ((Said) logOfLaterMember().getFirst()).text());
    }

    @Test
    void removedReactionDoesNotCountTowardsTheKinds() {
        say(ada, 1, "hello");
        for (int n = 0; n < Limits.REACTIONS; n++) {
            String emoji = Character.toString(0x1F600 + n);
            bob.send(new Command.React("lobby", 1, emoji, true));
            bob.send(new Command.React("lobby", 1, emoji, false));
            hub.pass(Duration.ofSeconds(1));
        }
        HubFixture.discardEvents(host, ada, bob);
        bob.send(new Command.React("lobby", 1, "🎉", true));
        assertEquals("🎉", ada.only(Reacted.class).emoji());
    }

    @Test
    void reactionWithoutItsVariationSelectorIsTheSame() {
        say(ada, 1, "hello");
        bob.send(new Command.React("lobby", 1, "❤️", true));
        bob.send(new Command.React("lobby", 1, "❤", true));
        assertEquals("❤️", ada.only(Reacted.class).emoji(), "the second changes nothing");
        HubFixture.discardEvents(host, ada, bob);
        ada.send(new Command.React("lobby", 1, "❤", true));
        assertEquals("❤️", bob.only(Reacted.class).emoji(), "as it is on the message");
        HubFixture.discardEvents(host, ada, bob);
        bob.send(new Command.React("lobby", 1, "❤", false));
        assertEquals(false, ada.only(Reacted.class).on());
    }

    @Test
    void memberTogglesOneReactionOnlySoOften() {
        say(ada, 1, "hello");
        for (int n = 0; n < Limits.AMENDMENTS_PER_MEMBER; n++) {
            bob.send(new Command.React("lobby", 1, "🎉", n % 2 == 0));
            hub.pass(Duration.ofSeconds(1));
        }
        HubFixture.discardEvents(host, ada, bob);
        bob.assertRefused(bob.send(new Command.React("lobby", 1, "🎉", true)), ErrorCode.TOO_MANY);
        host.send(new Command.React("lobby", 1, "🎉", true));
        assertEquals(host.id(), ada.only(Reacted.class).by(), "others may still react");
    }

    @Test
    void messageIsEditedOnlySoOften() {
        say(ada, 1, "hello");
        for (int n = 0; n < Limits.AMENDMENTS_PER_MEMBER; n++) {
            ada.send(new Command.Edit("lobby", 1, "hello " + n));
            hub.pass(Duration.ofSeconds(1));
        }
        HubFixture.discardEvents(host, ada, bob);
        ada.assertRefused(ada.send(new Command.Edit("lobby", 1, "once more")), ErrorCode.TOO_MANY);
        ada.send(new Command.Delete("lobby", 1));
        assertEquals(1, bob.only(Deleted.class).of(), "it may still be deleted");
    }

    @Test
    void deletedMessageIsNoPinAfterARestart() {
        say(ada, 1, "kept");
        say(ada, 2, "regretted");
        host.send(new Command.Pin("lobby", 1, true));
        host.send(new Command.Pin("lobby", 2, true));
        ada.send(new Command.Delete("lobby", 2));
        RecordingPeer cyd = hub.restart().signIn("Cyd");
        cyd.take();
        cyd.join("lobby");
        assertEquals(
                List.of(1L),
                cyd.only(Event.Pins.class).entries().stream().map(LogEntry::seq).toList());
    }
}
