package foyer.hub;

import foyer.hub.HubLimits.Texts;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Sentence;
import foyer.protocol.Why;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Refuses what is longer than this server takes; what the wire allows at all, commands have
/// checked themselves. One thread, the hub's.
final class Lengths {
    private final Texts texts;
    private final Delivery delivery;

    Lengths(Texts texts, Delivery delivery) {
        this.texts = texts;
        this.delivery = delivery;
    }

    /// Whether this holds something too long; the asker is told.
    boolean isTooLong(Peer peer, long re, Command command) {
        return switch (command) {
            case Command.Say say -> isMessageTooLong(peer, re, say.text());
            case Command.Edit edit -> isMessageTooLong(peer, re, edit.text());
            case Command.Announce announce -> isMessageTooLong(peer, re, announce.text());
            case Command.Echo echo -> isMessageTooLong(peer, re, echo.text());
            case Command.AddSchedule add -> isMessageTooLong(peer, re, add.text());
            case Command.Hello hello -> isOver(peer, re, "A name", hello.name(), texts.name());
            case Command.Rename rename -> isOver(peer, re, "A name", rename.name(), texts.name());
            case Command.SetTopic set -> isOver(peer, re, "A topic", set.topic(), texts.topic());
            case Command.SetKeeping _,
                    Command.Offer _,
                    Command.Chunk _,
                    Command.Withdraw _,
                    Command.Fetch _,
                    Command.Delete _,
                    Command.React _,
                    Command.Pin _,
                    Command.Read _,
                    Command.Typing _,
                    Command.SetPresence _,
                    Command.Search _,
                    Command.Join _,
                    Command.Leave _,
                    Command.History _,
                    Command.Direct _,
                    Command.CloseRoom _,
                    Command.KeepRoom _,
                    Command.Ping _,
                    Command.Remove _,
                    Command.Ban _,
                    Command.Unban _,
                    Command.Mute _,
                    Command.Unmute _,
                    Command.SetRole _,
                    Command.SetPassword _,
                    Command.Invite _,
                    Command.DropSchedule _,
                    Command.Goodbye _ ->
                    false;
        };
    }

    /// Whether a room cannot be made under this name; the asker is told.
    boolean isRoomTooLong(@Nullable Peer peer, long re, String name) {
        return isOver(peer, re, "A room's name", name, texts.room());
    }

    private boolean isMessageTooLong(Peer peer, long re, String text) {
        if (isOver(peer, re, "A message", text, texts.message())) {
            return true;
        }
        // no character takes more than three bytes for each char of it
        if (text.length() <= texts.messageBytes() / 3) {
            return false;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > texts.messageBytes()) {
            refuse(
                    peer,
                    re,
                    "A message can take %,d bytes here; this one takes %,d."
                            .formatted(texts.messageBytes(), bytes),
                    Sentence.TOO_MANY_BYTES.with(texts.messageBytes(), bytes));
            return true;
        }
        return false;
    }

    private boolean isOver(@Nullable Peer peer, long re, String what, String text, int most) {
        int points = text.length() <= most ? 0 : text.codePointCount(0, text.length());
        if (points > most) {
            refuse(
                    peer,
                    re,
                    "%s can have %,d characters here; this one has %,d."
                            .formatted(what, most, points),
                    Sentence.TOO_LONG.with(most, points));
            return true;
        }
        return false;
    }

    private void refuse(@Nullable Peer peer, long re, String words, Why why) {
        delivery.refuse(peer, re, Code.INVALID, words, why);
    }
}
