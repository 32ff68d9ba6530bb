package foyer.story;

import foyer.link.ServerAddress;
import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.testing.Keys;
import foyer.testing.Visitor;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// A host keeps order, over real sockets and links.
final class KeepingOrderTest {
    private static void inLobby(Visitor host, BiConsumer<ChatModel, RoomModel> act) {
        host.with(
                chat -> {
                    act.accept(chat, chat.rooms().selectedProperty().get());
                    return true;
                });
    }

    @Test
    void somebodyIsMutedThenBannedAndCannotComeBackUntilThatIsLifted() throws Exception {
        String eveKey = Keys.of("Eve");
        String eveId = Keys.id("Eve");
        try (var server = new WholeServer(Keys.id("Host"))) {
            var address = ServerAddress.plain("127.0.0.1", server.port);
            try (var host = new Visitor("Host", Keys.of("Host"), address);
                    var bob = new Visitor("Bob", address)) {
                host.untilIn("Lobby");
                bob.untilIn("Lobby");
                try (var eve = new Visitor("Eve", eveKey, address)) {
                    eve.untilIn("Lobby");
                    inLobby(host, (chat, room) -> chat.actions().mute(room, eveId, 5, "too loud"));
                    eve.until("she is muted", chat -> chat.silenceProperty().get() != null);
                    bob.untilHeard("Lobby", "Host muted Eve for 5 min: too loud");
                    inLobby(host, (chat, room) -> chat.actions().unmute(room, eveId));
                    eve.until("she is not", chat -> chat.silenceProperty().get() == null);
                    eve.say("Lobby", "thank you");
                    bob.untilHeard("Lobby", "Eve: thank you");
                    inLobby(
                            host,
                            (chat, room) -> chat.actions().ban(room, eveId, null, "spam", false));
                    eve.untilClosed("Host banned you from this server: spam.");
                }
                bob.untilHeard("Lobby", "Eve was banned by Host: spam");
                try (var again = new Visitor("Eve", eveKey, address)) {
                    again.untilRefused("Host banned you from this server: spam.");
                }
                host.until("she is listed", chat -> chat.hostDesk().bans().size() == 1);
                inLobby(host, (chat, _) -> chat.hostDesk().unban(eveId));
                host.until("she is not", chat -> chat.hostDesk().bans().isEmpty());
                try (var again = new Visitor("Eve", eveKey, address)) {
                    again.untilIn("Lobby");
                }
            }
        }
    }
}
