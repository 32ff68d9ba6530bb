package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.Command;
import foyer.protocol.MessageTexts;
import foyer.protocol.Names;

/// Edits, deletes, pins and reacts to messages. If a command fails, the room's refusal says why. UI
/// thread.
public final class AmendmentActions {
    private AmendmentActions() {}

    /// Replaces the text of a message of the user.
    ///
    /// @return true if the command was sent, false otherwise
    public static boolean edit(RoomModel room, Entry message, String text) {
        return room.request(
                () ->
                        new Command.Edit(
                                room.name(),
                                message.logEntry().seq(),
                                Names.message(MessageTexts.trimmed(text))));
    }

    public static void delete(RoomModel room, Entry message) {
        room.request(() -> new Command.Delete(room.name(), message.logEntry().seq()));
    }

    /// Adds the user's reaction, or removes it if it is there.
    public static void react(RoomModel room, Entry message, String emoji) {
        boolean isThere =
                message.reactions().stream()
                        .anyMatch(
                                reaction ->
                                        reaction.mine()
                                                && Names.withoutVariation(reaction.emoji())
                                                        .equals(Names.withoutVariation(emoji)));
        room.request(
                () -> new Command.React(room.name(), message.logEntry().seq(), emoji, !isThere));
    }

    public static void pin(RoomModel room, long seq, boolean pinned) {
        room.request(() -> new Command.Pin(room.name(), seq, pinned));
    }
}
