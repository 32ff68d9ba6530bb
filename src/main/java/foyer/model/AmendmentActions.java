package foyer.model;

import foyer.language.RefusalTexts;
import foyer.model.LogRow.Entry;
import foyer.protocol.Command;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;

/// What this person does with messages that were said before. What the server does not do, or
/// cannot be asked for, the room's refusal says. UI thread.
public final class AmendmentActions {
    private final PendingCommands pendingCommands;

    AmendmentActions(PendingCommands pendingCommands) {
        this.pendingCommands = pendingCommands;
    }

    /// Gives a message of one's own other words.
    ///
    /// @return whether it was asked for; if not, the room's refusal says why
    public boolean edit(RoomModel room, Entry message, String text) {
        try {
            String tidied = Names.message(text.strip());
            return ask(room, new Command.Edit(room.name(), message.logEntry().seq(), tidied));
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return false;
        }
    }

    public void delete(RoomModel room, Entry message) {
        var _ = ask(room, new Command.Delete(room.name(), message.logEntry().seq()));
    }

    /// Puts a mark on a message, or takes one's own away.
    public void react(RoomModel room, Entry message, String emoji) {
        boolean marked =
                message.reactions().stream()
                        .anyMatch(reaction -> reaction.mine() && reaction.emoji().equals(emoji));
        try {
            var _ =
                    ask(
                            room,
                            new Command.React(
                                    room.name(), message.logEntry().seq(), emoji, !marked));
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
        }
    }

    public void pin(RoomModel room, long seq, boolean on) {
        var _ = ask(room, new Command.Pin(room.name(), seq, on));
    }

    private boolean ask(RoomModel room, Command command) {
        room.setRefusal("");
        return pendingCommands.request(command, room::setRefusal) != 0;
    }
}
