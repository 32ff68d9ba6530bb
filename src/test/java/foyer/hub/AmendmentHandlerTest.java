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
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens to messages after they were said.
class AmendmentHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");
    private final RecordingPeer bob = hub.guest("Bob", "lobby");

    private void say(RecordingPeer who, long n, String text) {
        who.say("lobby", n, text);
        HubFixture.forget(host, ada, bob);
    }

    /// The log as somebody gets it who comes later.
    private List<LogEntry> later() {
        RecordingPeer cyd = hub.guest("Cyd");
        cyd.join("lobby");
        List<LogEntry> all = cyd.entries("lobby");
        cyd.ask(new Command.Goodbye());
        HubFixture.forget(host, ada, bob);
        return all;
    }

    @Test
    void editedWordsReachThoseWhoAreHereAndThoseWhoComeLater() {
        say(ada, 1, "helo");
        ada.ask(new Command.Edit("lobby", 1, "hello"));
        Edited edited = bob.only(Edited.class);
        assertEquals(List.of(1L, 2L), List.of(edited.of(), edited.seq()));
        assertEquals("hello", edited.text());
        List<LogEntry> log = later();
        assertEquals("hello", ((Said) log.getFirst()).text());
        assertEquals(true, ((Said) log.getFirst()).isEdited());
        ada.ask(new Command.Edit("lobby", 1, "hello!"));
        log = later();
        assertEquals("hello!", ((Said) log.getFirst()).text());
        assertEquals(null, ((Edited) log.get(1)).text(), "the words between are gone, too");
        assertEquals("hello!", ((Edited) log.get(2)).text());
    }

    @Test
    void whatIsDeletedLeavesATraceAndNoWords() {
        say(ada, 1, "secret");
        ada.ask(new Command.Edit("lobby", 1, "secret 2"));
        ada.ask(new Command.Delete("lobby", 1));
        assertEquals(1, bob.only(Deleted.class).of());
        HubFixture.forget(bob);
        List<LogEntry> log = later();
        assertEquals(List.of(1L, 2L, 3L), log.stream().map(LogEntry::seq).toList());
        assertEquals(ada.id(), ((Erased) log.getFirst()).by());
        assertEquals(null, ((Edited) log.get(1)).text());
        ada.ask(new Command.Delete("lobby", 1));
        assertEquals(List.of(), bob.take(), "once is enough");
        HubFixture.forget(ada);
        ada.assertRefused(
                ada.ask(new Command.Edit("lobby", 1, "again")), ErrorCode.NO_SUCH_MESSAGE);
    }

    @Test
    void sayingAgainWhatWasEditedOrDeletedSinceStoresNothing() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.ask(new Command.Edit("lobby", 1, "ONE"));
        ada.ask(new Command.Delete("lobby", 2));
        HubFixture.forget(ada, bob);
        ada.say("lobby", 1, "one");
        assertEquals("ONE", ada.only(Said.class).text());
        HubFixture.forget(ada);
        ada.say("lobby", 2, "two");
        assertEquals(2, ada.only(Erased.class).n());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void onlyWhoSaidItEditsAndOnlyTheyAndModeratorsDelete() {
        say(ada, 1, "mine");
        bob.assertRefused(bob.ask(new Command.Edit("lobby", 1, "his")), ErrorCode.NOT_ALLOWED);
        HubFixture.forget(bob);
        bob.assertRefused(bob.ask(new Command.Delete("lobby", 1)), ErrorCode.NOT_ALLOWED);
        host.assertRefused(host.ask(new Command.Edit("lobby", 1, "x")), ErrorCode.NOT_ALLOWED);
        HubFixture.forget(host);
        host.ask(new Command.Delete("lobby", 1));
        assertEquals(host.id(), ada.only(Deleted.class).by());
    }

    @Test
    void whatIsNoMessageCannotBeEditedMarkedOrPinned() {
        ada.ask(new Command.SetKeeping("lobby", Retention.ALWAYS));
        host.ask(new Command.SetTopic("lobby", "tea"));
        HubFixture.forget(host);
        host.assertRefused(host.ask(new Command.Edit("lobby", 1, "x")), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.forget(host);
        host.assertRefused(
                host.ask(new Command.React("lobby", 9, "👍", true)), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.forget(host);
        host.assertRefused(host.ask(new Command.Pin("lobby", 1, true)), ErrorCode.NO_SUCH_MESSAGE);
        HubFixture.forget(host);
        host.assertRefused(
                host.ask(new Command.Say("lobby", 1, "re", 7L)), ErrorCode.NO_SUCH_MESSAGE);
    }

    @Test
    void aMarkIsThereOnceAndCanBeTakenBack() {
        say(ada, 1, "cake!");
        bob.ask(new Command.React("lobby", 1, "🎂", true));
        bob.ask(new Command.React("lobby", 1, "🎂", true));
        Reacted mark = ada.only(Reacted.class);
        assertEquals(List.of("🎂", true), List.of(mark.emoji(), mark.on()));
        HubFixture.forget(ada);
        ada.ask(new Command.React("lobby", 1, "🎂", false));
        assertEquals(List.of(), bob.heard(Reacted.class).stream().skip(1).toList(), "not hers");
        bob.ask(new Command.React("lobby", 1, "🎂", false));
        assertEquals(false, ada.only(Reacted.class).on());
    }

    @Test
    void thereAreOnlySoManyKindsOfMarksOnAMessage() {
        say(ada, 1, "many");
        for (int i = 0; i < Limits.REACTIONS; i++) {
            bob.ask(new Command.React("lobby", 1, Character.toString(0x1F600 + i), true));
            hub.pass(java.time.Duration.ofSeconds(1));
        }
        HubFixture.forget(bob);
        bob.assertRefused(bob.ask(new Command.React("lobby", 1, "🎂", true)), ErrorCode.TOO_MANY);
        HubFixture.forget(ada);
        ada.ask(new Command.React("lobby", 1, Character.toString(0x1F600), true));
        assertEquals(1, ada.heard(Reacted.class).size(), "one that is there already");
    }

    @Test
    void whatIsPinnedIsShownToWhoeverComesInTheNewestPinFirst() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        bob.assertRefused(bob.ask(new Command.Pin("lobby", 1, true)), ErrorCode.NOT_ALLOWED);
        host.ask(new Command.Pin("lobby", 2, true));
        host.ask(new Command.Pin("lobby", 1, true));
        host.ask(new Command.Pin("lobby", 1, true));
        assertEquals(2, ada.heard(Pinned.class).size());
        ada.ask(new Command.Edit("lobby", 1, "ONE"));
        assertEquals(List.of("ONE", "two"), pins());
        host.ask(new Command.Pin("lobby", 2, false));
        ada.ask(new Command.Delete("lobby", 1));
        assertEquals(List.of(), pins());
    }

    private List<String> pins() {
        RecordingPeer cyd = hub.guest("Cyd");
        cyd.join("lobby");
        List<String> pins =
                cyd.heard(Event.Pins.class).stream()
                        .flatMap(all -> all.entries().stream())
                        .map(entry -> ((Said) entry).text())
                        .toList();
        cyd.ask(new Command.Goodbye());
        return pins;
    }

    @Test
    void allOfItIsThereAfterARestart() {
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.ask(new Command.Edit("lobby", 1, "ONE"));
        ada.ask(new Command.Say("lobby", 3, "re", 1L));
        host.ask(new Command.Pin("lobby", 1, true));
        bob.ask(new Command.React("lobby", 1, "👍", true));
        ada.ask(new Command.Delete("lobby", 2));
        List<LogEntry> before = later();
        hub.hub.stop("Back in a moment.", 1);
        var again = new HubFixture(hub);
        RecordingPeer cyd = again.guest("Cyd");
        cyd.join("lobby");
        assertEquals(before, cyd.entries("lobby"));
        assertEquals(1L, ((Said) before.get(3)).to());
        assertEquals(before.getFirst(), cyd.only(Event.Pins.class).entries().getFirst());
    }

    @Test
    void aRoomThatKeepsNothingRewritesWhatItStillKnows() {
        host.ask(new Command.SetKeeping("lobby", Retention.NOTHING));
        say(ada, 1, "one");
        say(ada, 2, "two");
        ada.ask(new Command.Edit("lobby", 2, "ONE"));
        ada.ask(new Command.Delete("lobby", 3));
        List<LogEntry> log = later();
        assertEquals("ONE", ((Said) log.get(1)).text());
        assertEquals(2, ((Erased) log.get(2)).n());
    }

    @Test
    void withoutADiskNothingIsRewrittenAndItIsSaid() {
        say(ada, 1, "one");
        BrokenDisk.takesNothing(hub.store);
        long id = ada.ask(new Command.Edit("lobby", 1, "ONE"));
        assertEquals(
                List.of(id),
                ada.heard(Event.Refused.class).stream().map(Event.Refused::re).toList());
        assertEquals(List.of(), bob.heard(Edited.class));
        BrokenDisk.takesAll(hub.store);
        hub.pass(java.time.Duration.ofSeconds(3));
        HubFixture.forget(host, ada, bob);
        assertEquals("one", ((Said) later().getFirst()).text());
    }
}
