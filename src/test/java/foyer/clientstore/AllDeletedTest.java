package foyer.clientstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.MemberId;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientStores;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllDeletedTest {
    private static final String ADA = MemberId.of("Ada");
    private static final String BOB = MemberId.of("Bob");

    @Test
    void savedMessagesOfTheMemberAreErased() {
        ClientStore store = ClientStores.brief();
        ServerStateWriter writer = store.writerFor("server");
        writer.saveEntered(new RoomInfo("lobby", "", ADA, 1, null, null), "log", 0, true);
        List<LogEntry> before =
                List.of(
                        new Said("lobby", 1, 1, ADA, "Ada", 1, "tea, " + BOB + "?"),
                        new Said("lobby", 2, 2, BOB, "Bob", 1, "BUY SOAP"),
                        new Reacted("lobby", 3, 3, BOB, "Bob", 1, "👎", true));
        writer.appendEntries("lobby", Retention.ALWAYS, before, ADA);
        var deletion = new AllDeleted("lobby", 4, 4, ADA, "Ada", BOB);
        writer.appendEntries("lobby", Retention.ALWAYS, List.of(deletion), ADA);
        assertEquals(
                List.of(
                        before.getFirst(),
                        new Erased("lobby", 2, 2, BOB, "Bob", 1),
                        new Reacted("lobby", 3, 3, BOB, "Bob", 1, "👎", false),
                        deletion),
                store.load("server").rooms().getFirst().entries());
    }
}
