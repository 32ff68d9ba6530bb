package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import org.jspecify.annotations.Nullable;

/// A line of the list of rooms. Values.
sealed interface RoomRow {

    /// A server, above its rooms; only where this person is at several.
    record Server(ServerSession session) implements RoomRow {}

    /// A room.
    ///
    /// @param session the server it is at; null for the one that is looked at
    record Room(@Nullable ServerSession session, ChatModel at, RoomModel room) implements RoomRow {}
}
