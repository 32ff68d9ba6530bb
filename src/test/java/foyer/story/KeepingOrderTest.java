package foyer.story;

import foyer.model.ChatModel;
import foyer.model.ModerationActions;
import foyer.model.RoomModel;
import foyer.testing.ConnectedClient;
import foyer.testing.MemberKeys;
import foyer.testing.TestServer;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// A host moderates, over real connections.
final class KeepingOrderTest {
    private static void inLobby(ConnectedClient host, BiConsumer<ChatModel, RoomModel> act) {
        host.with(
                chat -> {
                    act.accept(chat, chat.rooms().selectedProperty().get());
                    return true;
                });
    }

    @Test
    void bannedMemberCannotReturnUntilUnbanned() throws Exception {
        String eveKey = MemberKeys.of("Eve");
        String eveId = MemberKeys.id("Eve");
        try (var server = TestServer.start(MemberKeys.id("Host"))) {
            var address = server.address;
            try (var host = new ConnectedClient("Host", MemberKeys.of("Host"), address);
                    var bob = new ConnectedClient("Bob", address)) {
                host.untilIn("Lobby");
                bob.untilIn("Lobby");
                try (var eve = new ConnectedClient("Eve", eveKey, address)) {
                    eve.untilIn("Lobby");
                    inLobby(
                            host,
                            (chat, room) -> ModerationActions.mute(room, eveId, 5, "too loud"));
                    eve.until("Eve is muted", chat -> chat.muteStatusProperty().get() != null);
                    bob.untilHeard("Lobby", "Host muted Eve for 5 min: too loud");
                    inLobby(host, (chat, room) -> ModerationActions.unmute(room, eveId));
                    eve.until("she is not", chat -> chat.muteStatusProperty().get() == null);
                    eve.say("Lobby", "thank you");
                    bob.untilHeard("Lobby", "Eve: thank you");
                    inLobby(
                            host,
                            (chat, room) ->
                                    ModerationActions.ban(room, eveId, null, "spam", false));
                    eve.untilClosed("Host banned you from this server: spam.");
                }
                bob.untilHeard("Lobby", "Eve was banned by Host: spam");
                try (var again = new ConnectedClient("Eve", eveKey, address)) {
                    again.untilRefused("Host banned you from this server: spam.");
                }
                host.until("the ban is listed", chat -> chat.hostModel().bans().size() == 1);
                inLobby(host, (chat, _) -> chat.hostModel().unban(eveId));
                host.until("she is not", chat -> chat.hostModel().bans().isEmpty());
                try (var again = new ConnectedClient("Eve", eveKey, address)) {
                    again.untilIn("Lobby");
                }
            }
        }
    }
}
