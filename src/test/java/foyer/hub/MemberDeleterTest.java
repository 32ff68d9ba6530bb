package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.testing.MemberKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberDeleterTest {
    private static final String BOB = MemberKeys.id("Bob");

    private HubFixture hub = new HubFixture("lobby", "soap");
    private RecordingPeer host = hub.signIn("Host", "lobby", "soap");
    private RecordingPeer ada = hub.signIn("Ada", "lobby");

    private void finish() {
        for (int i = 0; i < 5_000 && !hub.store.persistedState().deletions().isEmpty(); i++) {
            hub.hub.tick();
        }
        assertEquals(List.of(), hub.store.persistedState().deletions());
    }

    private List<LogEntry> stored(String room) {
        return hub.store.before(room, Long.MAX_VALUE, 1_000_000);
    }

    private void assertNothingLeft(String room) {
        assertEquals(
                List.of(),
                stored(room).stream()
                        .filter(entry -> entry.by().equals(BOB))
                        .filter(
                                entry ->
                                        entry instanceof Said
                                                || (entry instanceof Reacted mark && mark.on())
                                                || (entry instanceof LogEntry.Edited edited
                                                        && edited.text() != null))
                        .toList());
    }

    private void fill(String room, int messages) throws Exception {
        var entries = new ArrayList<Change>();
        for (int i = 1; i <= messages; i++) {
            entries.add(
                    new Change.Entry(
                            i % 2 == 0
                                    ? new Said(room, i, i, BOB, "Bob", i, "BUY SOAP " + i)
                                    : new Said(room, i, i, ada.id(), "Ada", i, "tea " + i)));
        }
        hub.store.store(entries);
        hub = hub.restart();
        host = hub.signIn("Host", "lobby", "soap");
        ada = hub.signIn("Ada", "lobby");
    }

    @Test
    void everythingOfAMemberIsDeletedEverywhere() {
        RecordingPeer bob = hub.signIn("Bob", "lobby", "soap");
        ada.say("lobby", 1, "tea?");
        bob.say("lobby", 1, "BUY SOAP");
        bob.send(new Command.Edit("lobby", 2, "BUY MORE SOAP"));
        bob.send(new Command.React("lobby", 1, "👎", true));
        bob.say("soap", 2, "BUY SOAP");
        bob.send(new Command.Direct(ada.id()));
        String direct = Names.direct(bob.id(), ada.id());
        bob.say(direct, 3, "BUY SOAP");
        host.send(new Command.Pin("lobby", 2, true));
        hub.disconnect(bob);
        HubFixture.discardEvents(host, ada);

        long id = host.send(new Command.DeleteAll(BOB));
        finish();
        assertEquals(List.of("done"), host.answers(id));
        assertEquals(
                List.of("lobby", "soap"),
                host.received(AllDeleted.class).stream().map(LogEntry::room).toList());
        assertEquals(
                List.of("lobby", direct),
                ada.received(AllDeleted.class).stream().map(LogEntry::room).toList());
        assertEquals(false, ada.only(Pinned.class).on());
        for (String room : List.of("lobby", "soap", direct)) {
            assertNothingLeft(room);
        }
        assertInstanceOf(Said.class, stored("lobby").getFirst());
        assertInstanceOf(Erased.class, stored("lobby").get(1));
        host.take();
        host.send(new Command.Search("SOAP", null, null, null, null, null));
        assertEquals(List.of(), host.only(Event.Found.class).entries());
    }

    @Test
    void pinsOfAMemberAreRemoved() {
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        host.send(new Command.SetRole(BOB, foyer.protocol.Role.MODERATOR));
        ada.say("lobby", 1, "tea?");
        bob.say("lobby", 1, "BUY SOAP");
        bob.send(new Command.Pin("lobby", 1, true));
        host.send(new Command.DeleteAll(BOB));
        finish();
        hub = hub.restart();
        RecordingPeer again = hub.sendHello("Ada");
        again.join("lobby");
        assertEquals(List.of(), again.received(Event.Pins.class));
    }

    @Test
    void readersSeeNothingOfItWhileItIsErased() throws Exception {
        fill("lobby", 20_000);
        host.take();
        host.send(new Command.DeleteAll(BOB));
        hub.hub.tick();
        assertEquals(20_001, host.only(AllDeleted.class).seq());
        assertTrue(stored("lobby").stream().anyMatch(Said.class::isInstance), "done at once");
        for (long before : List.of(20_002L, 10_000L, 200L)) {
            host.take();
            host.send(new Command.History("lobby", before, 200));
            host.entries("lobby")
                    .forEach(
                            entry ->
                                    assertTrue(
                                            !entry.by().equals(BOB) || entry instanceof Erased,
                                            entry::toString));
        }
        finish();
        assertNothingLeft("lobby");
    }

    @Test
    void aTickErasesABoundedNumber() throws Exception {
        fill("lobby", 20_000);
        host.send(new Command.DeleteAll(BOB));
        hub.hub.tick();
        long erased = stored("lobby").stream().filter(Erased.class::isInstance).count();
        assertTrue(
                erased <= MemberDeleter.STEPS * MemberDeleter.ERASED_AT_ONCE, "erased " + erased);
    }

    @Test
    void deletionGoesOnAfterRestart() throws Exception {
        fill("lobby", 20_000);
        host.send(new Command.DeleteAll(BOB));
        hub.hub.tick();
        hub = hub.restart();
        RecordingPeer eve = hub.signIn("Eve", "lobby");
        eve.send(new Command.History("lobby", 200, 200));
        assertTrue(
                eve.entries("lobby").stream()
                        .allMatch(entry -> !entry.by().equals(BOB) || entry instanceof Erased),
                "a deleted message was read after the restart");
        finish();
        assertNothingLeft("lobby");
        assertEquals(1, stored("lobby").stream().filter(AllDeleted.class::isInstance).count());
    }

    @Test
    void clientsThatWereAwayLearnIt() {
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        bob.say("lobby", 1, "BUY SOAP");
        ada.join("lobby");
        String log = ada.only(Event.Entered.class).log();
        hub.disconnect(ada);
        host.send(new Command.DeleteAll(BOB));
        finish();
        RecordingPeer again = hub.signIn("Ada");
        again.send(new Command.Join("lobby", 1L, log));
        assertEquals(
                List.of(AllDeleted.class),
                again.only(Event.Page.class).entries().stream().map(Object::getClass).toList());
    }

    @Test
    void bannedMemberIsDeleted() {
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        bob.say("lobby", 1, "BUY SOAP");
        host.send(new Command.Ban(BOB, null, "", false));
        host.send(new Command.DeleteAll(BOB));
        finish();
        assertNothingLeft("lobby");
    }

    @Test
    void roomThatStoresNothingForgetsThem() {
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        host.send(new Command.SetKeeping("lobby", Retention.NOTHING));
        bob.say("lobby", 1, "BUY SOAP");
        host.send(new Command.DeleteAll(BOB));
        finish();
        ada.take();
        ada.join("lobby");
        assertEquals(0, ada.entries("lobby").stream().filter(Said.class::isInstance).count());
    }

    @Test
    void laterMessagesStay() {
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        bob.say("lobby", 1, "BUY SOAP");
        host.send(new Command.DeleteAll(BOB));
        finish();
        bob.say("lobby", 2, "sorry");
        assertInstanceOf(Said.class, stored("lobby").getLast());
    }

    @Test
    void onlyHostsDeleteAndNoHost() {
        HubFixture.discardEvents(host, ada);
        ada.assertRefused(ada.send(new Command.DeleteAll(BOB)), ErrorCode.NOT_ALLOWED);
        host.assertRefused(host.send(new Command.DeleteAll(host.id())), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void memberWhoSentNothingLeavesNoTrace() {
        hub.pass(java.time.Duration.ofSeconds(1));
        host.take();
        host.send(new Command.DeleteAll(BOB));
        finish();
        assertEquals(List.of(), host.take());
    }
}
