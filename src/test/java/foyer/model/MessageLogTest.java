package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientstore.OutgoingMessage;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.testing.ClientStores;
import foyer.testing.MemberKeys;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageLogTest {
    private static final String ME = MemberKeys.id("me");
    private static final String OTHER = MemberKeys.id("other");

    private final MessageLog log =
            new MessageLog(
                    ME,
                    new IgnoredMembers(
                            new PendingCommands(_ -> 0), ClientStores.ofServer(), List.of()));

    private static Said said(long seq, String by, long n) {
        return new Said("lobby", seq, seq * 100, by, "name", n, "text " + seq);
    }

    private static List<LogEntry> others(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .<LogEntry>mapToObj(seq -> said(seq, OTHER, seq))
                .toList();
    }

    /// The rows in short: numbers for entries, `>n` for what is on its way, words, `---`.
    private String rows() {
        var text = new StringBuilder();
        for (LogRow row : log.rows()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            switch (row) {
                                case Entry entry -> "" + entry.logEntry().seq();
                                case Outgoing out -> (out.isRefused() ? "!" : ">") + out.n();
                                case Notice notice -> notice.text();
                                case NewLine _ -> "---";
                            });
        }
        return text.toString();
    }

    private static Outgoing outgoing(long n, String text) {
        return new Outgoing(new OutgoingMessage(n, "lobby", text, null, 0, "", null), true);
    }

    @Test
    void newEntriesAreAppendedAndKnownOnesSkipped() {
        assertEquals(others(1, 3), log.add(others(1, 3)));
        assertEquals(others(4, 5), log.add(others(2, 5)));
        assertEquals(List.of(), log.add(others(1, 5)));
        assertEquals("1 2 3 4 5", rows());
        assertEquals(5, log.last());
    }

    @Test
    void entryAfterAGapIsSkipped() {
        log.add(others(1, 3));
        assertEquals(List.of(), log.add(others(5, 6)));
        assertEquals("1 2 3", rows());
        log.restart(100);
        assertEquals(List.of(), log.add(others(50, 90)));
        assertEquals("", rows());
        assertTrue(log.isEmpty());
    }

    @Test
    void olderEntriesGoAbove() {
        log.restart(9);
        assertEquals(List.of(), log.add(others(7, 9)));
        assertEquals(List.of(), log.add(others(4, 6)));
        assertEquals("4 5 6 7 8 9", rows());
        assertEquals(4, log.first());
        assertEquals(9, log.last());
        assertEquals(others(10, 10), log.add(others(10, 10)));
        log.add(others(1, 5));
        assertEquals("1 2 3 4 5 6 7 8 9 10", rows(), "what overlaps is there once");
    }

    @Test
    void outgoingRowStaysLastUntilItsEntryArrives() {
        log.addOutgoing(outgoing(7, "a"));
        log.addOutgoing(outgoing(8, "b"));
        log.add(others(1, 1));
        log.notice("Bob joined", 0);
        assertEquals("1 Bob joined >7 >8", rows());
        log.add(List.of(said(2, ME, 7)));
        assertEquals("1 Bob joined 2 >8", rows());
        log.add(List.of(said(3, OTHER, 8)));
        assertEquals("1 Bob joined 2 3 >8", rows(), "another's number 8 is not mine");
        log.add(List.of(said(4, ME, 8)));
        assertEquals("1 Bob joined 2 3 4", rows());
        assertTrue(((Entry) log.rows().getLast()).mine());
    }

    @Test
    void knownEntryStillConfirmsAnOutgoingRow() {
        log.add(List.of(said(1, ME, 7)));
        log.addOutgoing(outgoing(7, "a"));
        log.removeAnswered(said(1, ME, 7));
        assertEquals("1", rows());
    }

    @Test
    void refusedRowCanBeRetriedOrDiscarded() {
        log.addOutgoing(outgoing(7, "a"));
        log.addOutgoing(outgoing(8, "b"));
        log.markRefused(7, "Too fast.");
        assertEquals("!7 >8", rows());
        log.markRefused(7, "");
        assertEquals(">7 >8", rows());
        log.discard(7);
        log.discard(7);
        log.add(others(1, 1));
        assertEquals("1 >8", rows());
    }

    @Test
    void startingAnewForgetsAllButWhatIsOnItsWay() {
        log.add(others(1, 3));
        log.notice("Bob joined", 0);
        log.markNew(1, 0);
        log.addOutgoing(outgoing(7, "a"));
        log.restart(40);
        assertEquals(">7", rows());
        log.add(others(39, 41));
        assertEquals("39 40 41 >7", rows());
    }

    @Test
    void newMessagesLineStandsOnceAboveTheFirstUnread() {
        log.add(others(1, 5));
        log.addOutgoing(outgoing(7, "a"));
        log.markNew(2, 0);
        assertEquals("1 2 3 --- 4 5 >7", rows());
        log.add(others(6, 6));
        log.markNew(1, 0);
        assertEquals("1 2 3 4 5 --- 6 >7", rows());
        log.clearNew();
        assertEquals("1 2 3 4 5 6 >7", rows());
    }

    @Test
    void newMessagesLineIgnoresTopicsAndOwnMessages() {
        log.add(others(1, 2));
        log.add(List.of(new TopicSet("lobby", 3, 0, OTHER, "name", "tea"), said(4, ME, 9)));
        log.add(others(5, 5));
        log.markNew(2, 0);
        assertEquals("1 --- 2 3 4 5", rows());
    }

    private static LogEntry mark(long seq, String by, String name, boolean on) {
        return new LogEntry.Reacted("lobby", seq, 0, by, name, 1, "👍", on);
    }

    private List<Reaction> reactions() {
        return log.entry(1).reactions();
    }

    @Test
    void marksAreThereInTheirOrderHoweverTheirEntriesCome() {
        log.restart(4);
        log.add(List.of(mark(5, OTHER, "Other", false), mark(6, ME, "Me", true)));
        log.add(
                List.of(
                        said(1, ME, 7),
                        mark(2, OTHER, "Other", true),
                        mark(3, OTHER, "Other", false),
                        mark(4, OTHER, "Other", true)));
        assertEquals(List.of(new Reaction("👍", List.of("Me"), true)), reactions());
        log.add(List.of(mark(7, OTHER, "Other", true)));
        assertEquals(List.of(new Reaction("👍", List.of("Me", "Other"), true)), reactions());
        assertEquals("1", rows(), "marks are no rows");
    }

    @Test
    void editedAndDeletedWordsAreReplacedWhereTheyStand() {
        log.add(List.of(said(1, OTHER, 1), said(2, OTHER, 2)));
        log.add(List.of(new LogEntry.Edited("lobby", 3, 0, OTHER, "Other", 1, "new words")));
        assertEquals("new words", ((Said) log.entry(1).logEntry()).text());
        log.add(List.of(new LogEntry.Deleted("lobby", 4, 0, OTHER, "Other", 2)));
        assertTrue(log.entry(2).logEntry() instanceof LogEntry.Erased);
        assertEquals("1 2", rows());
        assertEquals(4, log.last());
    }
}
