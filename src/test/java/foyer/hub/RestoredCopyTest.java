package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.serverstore.MessageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The host restores an older copy of the history, or a room is reopened. Only returning members
/// whose entries belong to the other log start anew.
class RestoredCopyTest {
    @TempDir private Path folder;
    private int starts;
    private MessageStore store;
    private HubFixture hub;
    private RecordingPeer ada;

    private void start() throws Exception {
        Path file = folder.resolve("history.db");
        store = MessageStore.open(file, "start " + ++starts, InstantSource.system());
        hub = new HubFixture(store);
        ada = hub.signIn("Ada");
    }

    private void stop() throws Exception {
        hub.hub.stop("", 0);
        store.close();
    }

    private void copy(String from, String to) throws Exception {
        Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Sends messages to the lobby.
    ///
    /// @return the name of its log
    private String say(long from, int count, String text) {
        ada.join("lobby");
        for (long n = from; n < from + count; n++) {
            ada.say("lobby", n, text + n);
            hub.pass(Duration.ofMillis(250));
        }
        return ada.only(Event.Entered.class).log();
    }

    private RecordingPeer returning(long after, String log) {
        RecordingPeer bob = hub.signIn("Bob" + after);
        bob.send(new Command.Join("lobby", after, log));
        return bob;
    }

    private static boolean isAnew(RecordingPeer bob) {
        return bob.only(Event.Entered.class).anew();
    }

    private static List<String> texts(RecordingPeer bob) {
        return bob.only(Event.Page.class).entries().stream()
                .map(entry -> ((Said) entry).text())
                .toList();
    }

    @Test
    void returningMemberContinuesAfterAPlainRestart() throws Exception {
        start();
        String log = say(1, 5, "w");
        stop();
        start();
        say(6, 2, "w");
        RecordingPeer bob = returning(3, log);
        assertFalse(isAnew(bob));
        assertEquals(List.of("w4", "w5", "w6", "w7"), texts(bob));
        stop();
    }

    @Test
    void memberStartsAnewAfterSeeingLostEntries() throws Exception {
        start();
        say(1, 5, "w");
        stop();
        copy("history.db", "copy.db");
        start();
        String log = say(6, 5, "lost ");
        stop();
        copy("copy.db", "history.db");
        start();
        say(100, 8, "new ");
        RecordingPeer bob = returning(9, log);
        assertTrue(isAnew(bob));
        assertEquals(13, texts(bob).size());
        RecordingPeer early = returning(5, log);
        assertTrue(isAnew(early), "the copy does not know the epoch of that log");
        stop();
    }

    @Test
    void runningServersCopyIsComparedBySeq() throws Exception {
        start();
        String log = say(1, 5, "w");
        store.close();
        copy("history.db", "copy.db");
        // the copy was made while that server ran, so it continues with the same epoch
        store = MessageStore.open(folder.resolve("history.db"), "start 1", InstantSource.system());
        hub = new HubFixture(store);
        ada = hub.signIn("Ada");
        String later = say(6, 5, "lost ");
        assertEquals(log, later);
        stop();
        copy("copy.db", "history.db");
        start();
        say(100, 8, "new ");
        assertFalse(isAnew(returning(5, log)));
        assertTrue(isAnew(returning(9, log)));
        stop();
    }

    @Test
    void reopenedRoomHasAnotherLog() throws Exception {
        start();
        String log = say(1, 3, "old ");
        ada.send(new Command.CloseRoom("lobby", 0));
        hub.pass(Duration.ofSeconds(1));
        ada.take();
        assertNotEquals(log, say(10, 5, "new "));
        RecordingPeer bob = returning(2, log);
        assertTrue(isAnew(bob));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), seqs(bob));
        stop();
    }

    private static List<Long> seqs(RecordingPeer bob) {
        return bob.only(Event.Page.class).entries().stream().map(LogEntry::seq).toList();
    }
}
