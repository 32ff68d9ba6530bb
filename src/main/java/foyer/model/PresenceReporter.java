package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.protocol.Command;
import foyer.protocol.Presence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports the user's read positions, typing and presence to the server, at limited rates. UI
/// thread.
public final class PresenceReporter {
    private static final long READ_INTERVAL_MILLIS = 1_000;
    private static final long TYPING_INTERVAL_MILLIS = 3_000;

    private final PendingCommands pendingCommands;
    private final ServerStateWriter stateWriter;
    private final InstantSource clock;
    private final Map<RoomModel, Long> read = new HashMap<>();
    private final Map<RoomModel, Long> reported = new HashMap<>();
    private final Map<RoomModel, Long> reportedAt = new HashMap<>();
    private final Map<RoomModel, Long> typedAt = new HashMap<>();
    private Presence presence = Presence.HERE;
    private @Nullable String status;

    PresenceReporter(
            PendingCommands pendingCommands, ServerStateWriter stateWriter, InstantSource clock) {
        this.pendingCommands = pendingCommands;
        this.stateWriter = stateWriter;
        this.clock = clock;
    }

    /// The user has read a room to its end.
    void reportRead(RoomModel room) {
        stateWriter.saveReadPosition(room.name(), room.log().last());
        read.put(room, room.log().last());
        sendRead(room);
    }

    /// Reports the read positions that were held back.
    void flushPending() {
        read.keySet().forEach(this::sendRead);
    }

    private void sendRead(RoomModel room) {
        long seq = read.getOrDefault(room, 0L);
        long now = clock.millis();
        if (seq > reported.getOrDefault(room, 0L)
                && now - reportedAt.getOrDefault(room, 0L) >= READ_INTERVAL_MILLIS
                && room.membershipProperty().get() == Membership.INSIDE
                && pendingCommands.sendIfConnected(new Command.Read(room.name(), seq), (_, _) -> {})
                        != 0) {
            reported.put(room, seq);
            reportedAt.put(room, now);
        }
    }

    /// The user types in a room, and so is not away. Typing a slash command is not reported.
    public void reportTyping(RoomModel room) {
        if (room.draftProperty().get().startsWith("/")) {
            return;
        }
        if (presence == Presence.AWAY) {
            setPresence(Presence.HERE, null);
        }
        long now = clock.millis();
        if (now - typedAt.getOrDefault(room, 0L) >= TYPING_INTERVAL_MILLIS
                && room.membershipProperty().get() == Membership.INSIDE) {
            typedAt.put(room, now);
            var _ = pendingCommands.sendIfConnected(new Command.Typing(room.name()), (_, _) -> {});
        }
    }

    /// Sets the presence that others see.
    ///
    /// @param statusText null for none
    public void setPresence(Presence newPresence, @Nullable String statusText) {
        presence = newPresence;
        status = statusText;
        sendPresence();
    }

    /// Sets whether the user has not touched the window for a while. An away user stays away.
    public void setIdle(boolean isIdle) {
        Presence newPresence = isIdle ? Presence.IDLE : Presence.HERE;
        if (presence != Presence.AWAY && presence != newPresence) {
            setPresence(newPresence, status);
        }
    }

    public Presence presence() {
        return presence;
    }

    /// The user has signed in: the server has forgotten what was reported before.
    void signedIn() {
        reported.clear();
        if (presence != Presence.HERE || status != null) {
            sendPresence();
        }
    }

    private void sendPresence() {
        var _ =
                pendingCommands.sendIfConnected(
                        new Command.SetPresence(presence, status), (_, _) -> {});
    }
}
