package foyer.model;

import foyer.protocol.Retention;
import java.util.function.Supplier;

/// What the user wants at a server when they first sign in. Immutable; UI thread.
///
/// @param firstRoom the room to join if it exists; empty for any
/// @param token the invitation token to join it with; empty if none
/// @param newRoomRetention how long the rooms that the user creates keep messages
public record ChatOptions(String firstRoom, String token, Supplier<Retention> newRoomRetention) {
    public static final ChatOptions DEFAULT = new ChatOptions("", "", () -> Retention.ALWAYS);
}
