package foyer.state;

import foyer.language.Refusals;
import foyer.protocol.Command;
import foyer.protocol.Invalid;
import foyer.protocol.Names;
import foyer.state.LogRow.Entry;

/// What this person does with messages that were said before. What the server does not do, or
/// cannot be asked for, the room's refusal says. UI thread.
public final class Amending {
    private final Errands errands;

    Amending(Errands errands) {
        this.errands = errands;
    }

    /// Gives a message of one's own other words.
    ///
    /// @return whether it was asked for; if not, the room's refusal says why
    public boolean edit(RoomModel room, Entry message, String text) {
        try {
            String words = Names.message(text.strip());
            return ask(room, new Command.Edit(room.name(), message.logged().seq(), words));
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
            return false;
        }
    }

    public void delete(RoomModel room, Entry message) {
        var _ = ask(room, new Command.Delete(room.name(), message.logged().seq()));
    }

    /// Puts a mark on a message, or takes one's own away.
    public void react(RoomModel room, Entry message, String emoji) {
        boolean marked =
                message.marks().stream()
                        .anyMatch(mark -> mark.mine() && mark.emoji().equals(emoji));
        try {
            var _ =
                    ask(
                            room,
                            new Command.React(room.name(), message.logged().seq(), emoji, !marked));
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
        }
    }

    public void pin(RoomModel room, long seq, boolean on) {
        var _ = ask(room, new Command.Pin(room.name(), seq, on));
    }

    private boolean ask(RoomModel room, Command command) {
        room.setRefusal("");
        return errands.ask(command, room::setRefusal) != 0;
    }
}
