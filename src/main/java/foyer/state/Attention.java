package foyer.state;

import foyer.memory.ServerMemory;
import foyer.protocol.Command;
import foyer.protocol.Presence;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What others may know of this person's attention: how far they have read, that they write,
/// whether they are at hand. Told seldom enough to be cheap. UI thread.
public final class Attention {
    private static final long BETWEEN_READS = 1_000;
    private static final long BETWEEN_TYPING = 3_000;

    private final Errands errands;
    private final ServerMemory memory;
    private final InstantSource clock;
    private final Map<RoomModel, Long> read = new HashMap<>();
    private final Map<RoomModel, Long> told = new HashMap<>();
    private final Map<RoomModel, Long> toldAt = new HashMap<>();
    private final Map<RoomModel, Long> typedAt = new HashMap<>();
    private Presence presence = Presence.HERE;
    private @Nullable String status;

    Attention(Errands errands, ServerMemory memory, InstantSource clock) {
        this.errands = errands;
        this.memory = memory;
        this.clock = clock;
    }

    /// This person has seen all that is in a room.
    void read(RoomModel room) {
        memory.read(room.name(), room.log().last());
        read.put(room, room.log().last());
        tell(room);
    }

    /// Some time has passed: what was held back is told.
    void goOn() {
        read.keySet().forEach(this::tell);
    }

    private void tell(RoomModel room) {
        long seq = read.getOrDefault(room, 0L);
        long now = clock.millis();
        if (seq > told.getOrDefault(room, 0L)
                && now - toldAt.getOrDefault(room, 0L) >= BETWEEN_READS
                && room.presenceProperty().get() == RoomModel.Presence.INSIDE
                && errands.send(new Command.Read(room.name(), seq), (_, _) -> {}) != 0) {
            told.put(room, seq);
            toldAt.put(room, now);
        }
    }

    /// This person changes the draft of a room, and so is not away. A command is told to nobody.
    public void typing(RoomModel room) {
        if (room.draftProperty().get().startsWith("/")) {
            return;
        }
        if (presence == Presence.AWAY) {
            setPresence(Presence.HERE, null);
        }
        long now = clock.millis();
        if (now - typedAt.getOrDefault(room, 0L) >= BETWEEN_TYPING
                && room.presenceProperty().get() == RoomModel.Presence.INSIDE) {
            typedAt.put(room, now);
            var _ = errands.send(new Command.Typing(room.name()), (_, _) -> {});
        }
    }

    /// Whether this person is at hand.
    ///
    /// @param words of their own; null for none
    public void setPresence(Presence now, @Nullable String words) {
        presence = now;
        status = words;
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
    void arrive() {
        told.clear();
        if (presence != Presence.HERE || status != null) {
            tellPresence();
        }
    }

    private void tellPresence() {
        var _ = errands.send(new Command.SetPresence(presence, status), (_, _) -> {});
    }
}
