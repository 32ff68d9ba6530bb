package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Sentence;
import java.util.function.LongSupplier;

/// Refuses commands above the rate of a member or of all members at one address. Hub thread.
final class CommandRateLimiter {
    private final Delivery delivery;
    private final LongSupplier nanoTime;

    CommandRateLimiter(Delivery delivery, LongSupplier nanoTime) {
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// Applies only to the commands that are limited.
    boolean refuseIfTooFast(Person person, long requestId, Command command) {
        return isLimited(command) && refuseIfTooFast(person, requestId);
    }

    /// Applies to any command.
    boolean refuseIfTooFast(Person person, long requestId) {
        long now = nanoTime.getAsLong();
        if (!person.tryTakeToken(now)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "You’re sending too fast. Wait a moment and try again.");
            return true;
        }
        if (!person.tryTakeAddressToken(now)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "Too many requests from your address. Wait a moment.",
                    Sentence.ADDRESS_TOO_FAST.with());
            return true;
        }
        return false;
    }

    /// Commands that send something to others or cost a search are limited.
    private static boolean isLimited(Command command) {
        return switch (command) {
            case Command.Say _,
                    Command.Offer _,
                    Command.Edit _,
                    Command.Delete _,
                    Command.React _,
                    Command.Pin _,
                    Command.SetPresence _,
                    Command.Search _,
                    Command.Announce _,
                    Command.Echo _,
                    Command.SetTopic _,
                    Command.SetKeeping _,
                    Command.Rename _,
                    Command.CloseRoom _,
                    Command.KeepRoom _,
                    Command.SetPassword _,
                    Command.Invite _,
                    Command.AddSchedule _ ->
                    true;
            case Command.Hello _,
                    Command.Chunk _,
                    Command.Withdraw _,
                    Command.Fetch _,
                    Command.Read _,
                    Command.Typing _,
                    Command.Join _,
                    Command.Leave _,
                    Command.History _,
                    Command.Direct _,
                    Command.Ping _,
                    Command.Remove _,
                    Command.Ban _,
                    Command.Unban _,
                    Command.Mute _,
                    Command.Unmute _,
                    Command.SetRole _,
                    Command.DropSchedule _,
                    Command.Goodbye _ ->
                    false;
        };
    }
}
