package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomRepairTest {
    private final RoomInfo general = ScriptedChat.room("general", "", 1);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 1);
    private final ScriptedChat scripted =
            new ScriptedChat(ScriptedChat.member("Ada"), "Foyer", general, chess);
    private final RoomRepair repair =
            new RoomRepair(scripted.chat.rooms(), scripted.chat.memberships());

    private static void fail(Event event) {
        throw new IllegalStateException("cannot apply " + event);
    }

    @Test
    void eventThatCannotBeAppliedRefetchesItsRoomOnce() {
        scripted.enter(general, List.of(), false, scripted.said("general", "bob", 9, "first"));
        scripted.enter(chess, List.of(), false);
        scripted.sent.clear();

        for (int i = 0; i < 3; i++) {
            repair.apply(scripted.said("general", "bob", 0, "hostile"), RoomRepairTest::fail);
        }

        assertEquals(List.of(new Command.Join("general")), scripted.sent);
        scripted.heard(new Event.Entered(1, general, 2, true, "log"));
        repair.onDisconnected();
        repair.apply(scripted.said("general", "bob", 0, "hostile"), RoomRepairTest::fail);
        assertEquals(2, scripted.sent.size(), "the next connection does not refetch the room");
    }

    @Test
    void eventWithoutRoomIsSkipped() {
        scripted.sent.clear();

        repair.apply(new Event.Storing(true, ""), RoomRepairTest::fail);

        assertEquals(List.of(), scripted.sent);
    }
}
