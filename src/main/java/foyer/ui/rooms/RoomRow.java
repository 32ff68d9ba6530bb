package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import org.jspecify.annotations.Nullable;

/// A row of the room list. Immutable.
sealed interface RoomRow {

    /// A server above its rooms, if the user is connected to several.
    record Server(ServerSession session) implements RoomRow {}

    /// The heading above the rooms of a group; it cannot be opened.
    record Heading(RoomGroup group) implements RoomRow {}

    /// A room.
    ///
    /// @param session the room's server; null for the shown server
    record Room(@Nullable ServerSession session, ChatModel chat, RoomModel room)
            implements RoomRow {}
}
