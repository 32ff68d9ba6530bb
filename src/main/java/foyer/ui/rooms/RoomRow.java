package foyer.ui.rooms;

import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.state.Visit;
import org.jspecify.annotations.Nullable;

/// A line of the list of rooms. Values.
sealed interface RoomRow {

    /// A server, above its rooms; only where this person is at several.
    record Server(Visit visit) implements RoomRow {}

    /// A room.
    ///
    /// @param visit the server it is at; null for the one that is looked at
    record Room(@Nullable Visit visit, ChatModel at, RoomModel room) implements RoomRow {}
}
