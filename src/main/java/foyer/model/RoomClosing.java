package foyer.model;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A room's announced closing. Immutable.
///
/// @param by name of the member who closes the room; empty if unknown
/// @param atMillis when, by this computer's clock
/// @param reason empty if unknown
public record RoomClosing(String by, long atMillis, String reason) {

    /// By an unknown member.
    ///
    /// @param seconds from now; null if the room does not close
    static @Nullable RoomClosing after(@Nullable Integer seconds, InstantSource clock) {
        return seconds == null ? null : new RoomClosing("", clock.millis() + seconds * 1000L, "");
    }
}
