package foyer.state;

import foyer.protocol.Limits;
import foyer.state.LogRow.Entry;
import java.util.Locale;

/// Lines that begin with a slash. An unknown one is refused here and never sent. UI thread.
public final class SlashCommands {
    private final ChatModel chat;

    SlashCommands(ChatModel chat) {
        this.chat = chat;
    }

    /// Says a line in a room or, if it is a command, carries it out. `//` says a line that begins
    /// with a slash.
    ///
    /// @return whether it was taken; if not, the room's refusal says why
    public boolean enter(RoomModel room, String line) {
        String text = line.strip();
        if (!text.startsWith("/")) {
            return say(room, line);
        }
        if (text.startsWith("//")) {
            return say(room, text.substring(1));
        }
        String[] parts = text.substring(1).split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        room.setRefusal("");
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "echo" -> chat.connection().echo(rest, room);
            case "join" -> {
                return taken(room, chat.actions().join(rest), chat.rooms().refusalProperty().get());
            }
            case "leave" -> chat.actions().leave(room);
            case "close" -> {
                return close(room, rest);
            }
            case "topic" -> chat.actions().setTopic(room, rest);
            case "name" -> {
                chat.nameChange().proposedProperty().set(rest);
                chat.nameChange().submit();
                String refusal = chat.nameChange().refusalProperty().get();
                return taken(room, refusal.isEmpty(), refusal);
            }
            case "announce" -> {
                return taken(
                        room,
                        chat.hostDesk().announce(rest),
                        chat.hostDesk().refusalProperty().get());
            }
            default -> {
                room.setRefusal(
                        "There is no command /"
                                + parts[0]
                                + ". There are /echo, /join, /leave, /close, /topic, /name and"
                                + " /announce; begin with // to say a line with a slash.");
                return false;
            }
        }
        return room.refusalProperty().get().isEmpty();
    }

    /// Says it, as an answer if it is one, or gives a message these words.
    private boolean say(RoomModel room, String text) {
        Composing composing = room.composing();
        Entry edited = composing.editedProperty().get();
        Entry answered = composing.answeredProperty().get();
        boolean taken =
                edited != null
                        ? chat.amending().edit(room, edited, text)
                        : chat.talking()
                                .say(room, text, answered == null ? null : answered.logged().seq());
        if (taken) {
            composing.nothing();
        }
        return taken;
    }

    /// A number in front is the seconds; what follows, why.
    private boolean close(RoomModel room, String rest) {
        String[] parts = rest.split("\\s+", 2);
        boolean timed = parts[0].matches("\\d{1,5}");
        String reason = !timed ? rest : parts.length > 1 ? parts[1] : "";
        return chat.actions()
                .close(room, timed ? Integer.parseInt(parts[0]) : Limits.CLOSE_SECONDS, reason);
    }

    private static boolean taken(RoomModel room, boolean taken, String refusal) {
        if (!taken) {
            room.setRefusal(refusal);
        }
        return taken;
    }
}
