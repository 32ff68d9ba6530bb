package foyer.model;

import foyer.clientstore.ServerStateWriter;
import foyer.protocol.Command;
import foyer.protocol.Presence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What others may know of this person's attention: how far they have read, that they write,
/// whether they are at hand. Told seldom enough to be cheap. UI thread.
public final class PresenceReporter {
    private static final long BETWEEN_READS = 1_000;
    private static final long BETWEEN_TYPING = 3_000;

    private final PendingCommands pendingCommands;
    private final ServerStateWriter stateWriter;
    private final InstantSource clock;
    private final Map<RoomModel, Long> read = new HashMap<>();
    private final Map<RoomModel, Long> told = new HashMap<>();
    private final Map<RoomModel, Long> toldAt = new HashMap<>();
    private final Map<RoomModel, Long> typedAt = new HashMap<>();
    private Presence presence = Presence.HERE;
    private @Nullable String status;

    PresenceReporter(
            PendingCommands pendingCommands, ServerStateWriter stateWriter, InstantSource clock) {
        this.pendingCommands = pendingCommands;
        this.stateWriter = stateWriter;
        this.clock = clock;
    }

    /// This person has seen all that is in a room.
    void reportRead(RoomModel room) {
        stateWriter.saveReadPosition(room.name(), room.log().last());
        read.put(room, room.log().last());
        tell(room);
    }

    /// Some time has passed: what was held back is told.
    void flushPending() {
        read.keySet().forEach(this::tell);
    }

    private void tell(RoomModel room) {
        long seq = read.getOrDefault(room, 0L);
        long now = clock.millis();
        if (seq > told.getOrDefault(room, 0L)
                && now - toldAt.getOrDefault(room, 0L) >= BETWEEN_READS
                && room.membershipProperty().get() == Membership.INSIDE
                && pendingCommands.sendIfConnected(new Command.Read(room.name(), seq), (_, _) -> {})
                        != 0) {
            told.put(room, seq);
            toldAt.put(room, now);
        }
    }

    /// This person changes the draft of a room, and so is not away. A command is told to nobody.
    public void reportTyping(RoomModel room) {
        if (room.draftProperty().get().startsWith("/")) {
            return;
        }
        if (presence == Presence.AWAY) {
            setPresence(Presence.HERE, null);
        }
        long now = clock.millis();
        if (now - typedAt.getOrDefault(room, 0L) >= BETWEEN_TYPING
                && room.membershipProperty().get() == Membership.INSIDE) {
            typedAt.put(room, now);
            var _ = pendingCommands.sendIfConnected(new Command.Typing(room.name()), (_, _) -> {});
        }
    }

    /// Whether this person is at hand.
    ///
    /// @param statusText of their own; null for none
    public void setPresence(Presence now, @Nullable String statusText) {
        presence = now;
        status = statusText;
        tellPresence();
    }

    /// Whether this person has not touched the window for a while. Who said to be away stays away.
    public void setIdle(boolean now) {
        Presence then = now ? Presence.IDLE : Presence.HERE;
        if (presence != Presence.AWAY && presence != then) {
            setPresence(then, status);
        }
    }

    public Presence presence() {
        return presence;
    }

    /// Welcomed, for the first time or again: a server forgets this when the connection breaks.
    void onWelcomed() {
        told.clear();
        if (presence != Presence.HERE || status != null) {
            tellPresence();
        }
    }

    private void tellPresence() {
        var _ =
                pendingCommands.sendIfConnected(
                        new Command.SetPresence(presence, status), (_, _) -> {});
    }
}
