package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import foyer.clientstore.SavedRoom;
import foyer.clientstore.SavedServerState;
import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientStores;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A room as it is remembered from the last time the program ran.
class RestoredRoomTest {
    private static RoomModel recalled(long first, long last) {
        List<LogEntry> entries =
                LongStream.rangeClosed(first, last)
                        .<LogEntry>mapToObj(
                                seq ->
                                        new Said(
                                                "lobby",
                                                seq,
                                                seq,
                                                MemberKeys.id("Bob"),
                                                "Bob",
                                                seq,
                                                "a"))
                        .toList();
        var info = new RoomInfo("lobby", "", "", 1, null, null);
        var room = new SavedRoom(info, "k3", last, last, "", entries);
        var all =
                new SavedServerState(
                        "log", 0, "lobby", List.of(room), List.of(), List.of(), List.of(), "");
        var chat =
                new ChatModel(
                        ServerAddress.plain("den", 1),
                        MemberKeys.id("Ada"),
                        ClientStores.ofServer(),
                        all,
                        ClientStores.noFiles(),
                        _ -> 1,
                        new FakeTime(),
                        ChatOptions.DEFAULT);
        RoomModel model = chat.rooms().named("lobby");
        assertNotNull(model);
        return model;
    }

    @Test
    void olderEntriesAreFetchedBeyondTheCache() {
        assertEquals(true, recalled(301, 500).history().hasOlderProperty().get());
        assertEquals(true, recalled(501, 500).history().hasOlderProperty().get());
    }

    @Test
    void beforeTheVeryFirstEntryThereIsNothing() {
        assertEquals(false, recalled(1, 20).history().hasOlderProperty().get());
        assertEquals(false, recalled(1, 0).history().hasOlderProperty().get());
    }
}
