package foyer.clientstore;

import foyer.protocol.SharedFile;
import org.jspecify.annotations.Nullable;

/// A message that the user has sent and the server has not confirmed. Immutable.
///
/// @param n the member's number of the message
/// @param to the `seq` of the message that it replies to; null if none
/// @param at milliseconds since 1970, when the user sent it
/// @param error why it was refused; empty if it was not
/// @param file the shared file that comes with it; null if none
public record OutgoingMessage(
        long n,
        String room,
        String text,
        @Nullable Long to,
        long at,
        String error,
        @Nullable SharedFile file) {
    public OutgoingMessage withNumber(long number) {
        return new OutgoingMessage(number, room, text, to, at, error, file);
    }

    public OutgoingMessage withError(String why) {
        return new OutgoingMessage(n, room, text, to, at, why, file);
    }
}
