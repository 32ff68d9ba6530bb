package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.MemberKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
    private final Said one = said(1, "ada", 7, "one");
    private final Said two = said(2, "bob", 7, "two");
    private final Said three = said(3, "ada", 8, "three");
    private final List<LogEntry> all = List.of(one, two, three);

    private static Said said(long seq, String by, long n, String text) {
        return new Said("Lobby", seq, 1_000 + seq, MemberKeys.id(by), by, n, text);
    }

    private static List<String> faults(List<LogEntry> stored, List<LogEntry> log, Said... told) {
        return new HistoryCheck(stored).seenBy("Ada", log, List.of(told)).faults();
    }

    private static void assertOneFault(String part, List<String> faults) {
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(true, faults.getFirst().contains(part), faults::toString);
    }

    @Test
    void completeHistoryPasses() {
        assertEquals(List.of(), faults(all, all, one, three));
        new HistoryCheck(all).seenBy("Ada", all, List.of(one)).assertHolds();
    }

    @Test
    void lostAcknowledgedMessageIsFound() {
        assertOneFault("but it is not stored", faults(all, all, said(4, "ada", 9, "four")));
    }

    @Test
    void acknowledgementWithOtherTextIsFound() {
        assertOneFault("but it is not stored", faults(all, all, said(1, "ada", 7, "once")));
    }

    @Test
    void unseenMessageIsFound() {
        assertOneFault("does not see", faults(all, List.of(one, three)));
    }

    @Test
    void unstoredMessageIsFound() {
        assertOneFault("which is not stored", faults(List.of(one, two), all));
    }

    @Test
    void duplicateMessageIsFound() {
        assertOneFault("Ada's log has", faults(all, List.of(one, two, two, three)));
    }

    @Test
    void changedOrderIsFound() {
        assertOneFault("another order", faults(all, List.of(two, one, three)));
    }

    @Test
    void gapIsFound() {
        List<LogEntry> gap = List.of(one, three);
        assertOneFault("entry 2 has seq 3", faults(gap, gap));
    }

    @Test
    void duplicateNumberIsFound() {
        List<LogEntry> twice = List.of(one, said(2, "ada", 7, "one"));
        List<String> faults = new HistoryCheck(twice).faults();
        assertOneFault("the file has", faults);
    }

    @Test
    void findingsAreReported() {
        var fault =
                assertThrows(
                        AssertionError.class, () -> new HistoryCheck(List.of(two)).assertHolds());
        assertEquals(
                "1 faults, the first of them:\nthe file's entry 1 has seq 2", fault.getMessage());
    }
}
