package foyer.hub;

import foyer.hub.HubLimits.TextLengths;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Explanation;
import foyer.protocol.Sentence;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Refuses texts that are longer than this server's limits. The commands themselves check the
/// limits of the wire. Hub thread.
final class LengthValidator {
    private final TextLengths textLengths;
    private final Delivery delivery;

    LengthValidator(TextLengths textLengths, Delivery delivery) {
        this.textLengths = textLengths;
        this.delivery = delivery;
    }

    boolean refuseIfTooLong(Peer peer, long requestId, Command command) {
        return switch (command) {
            case Command.Say say -> refuseIfMessageTooLong(peer, requestId, say.text());
            case Command.Edit edit -> refuseIfMessageTooLong(peer, requestId, edit.text());
            case Command.Announce announce ->
                    refuseIfMessageTooLong(peer, requestId, announce.text());
            case Command.Echo echo -> refuseIfMessageTooLong(peer, requestId, echo.text());
            case Command.AddSchedule add -> refuseIfMessageTooLong(peer, requestId, add.text());
            case Command.Hello hello ->
                    refuseIfOver(peer, requestId, "Names", hello.name(), textLengths.name());
            case Command.Rename rename ->
                    refuseIfOver(peer, requestId, "Names", rename.name(), textLengths.name());
            case Command.SetTopic set ->
                    refuseIfOver(peer, requestId, "Topics", set.topic(), textLengths.topic());
            case Command.SetKeeping _,
                    Command.Offer _,
                    Command.Chunk _,
                    Command.Withdraw _,
                    Command.Fetch _,
                    Command.Delete _,
                    Command.DeleteAll _,
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
                    Command.Accept _,
                    Command.Ignore _,
                    Command.Ping _,
                    Command.Prove _,
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

    boolean refuseIfRoomNameTooLong(@Nullable Peer peer, long requestId, String name) {
        return refuseIfOver(peer, requestId, "Room names", name, textLengths.room());
    }

    private boolean refuseIfMessageTooLong(Peer peer, long requestId, String text) {
        if (refuseIfOver(peer, requestId, "Messages", text, textLengths.message())) {
            return true;
        }
        // a char takes at most three bytes of UTF-8, so short texts need no encoding
        if (text.length() <= textLengths.messageBytes() / 3) {
            return false;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > textLengths.messageBytes()) {
            refuse(
                    peer,
                    requestId,
                    "Messages can be up to %,d bytes here; yours is %,d."
                            .formatted(textLengths.messageBytes(), bytes),
                    Sentence.TOO_MANY_BYTES.with(textLengths.messageBytes(), bytes));
            return true;
        }
        return false;
    }

    private boolean refuseIfOver(
            @Nullable Peer peer, long requestId, String subject, String text, int most) {
        int points = text.length() <= most ? 0 : text.codePointCount(0, text.length());
        if (points > most) {
            refuse(
                    peer,
                    requestId,
                    "%s can be up to %,d characters here; yours is %,d."
                            .formatted(subject, most, points),
                    Sentence.TOO_LONG.with(most, points));
            return true;
        }
        return false;
    }

    private void refuse(@Nullable Peer peer, long requestId, String text, Explanation explanation) {
        delivery.refuse(peer, requestId, ErrorCode.INVALID, text, explanation);
    }
}
