package foyer.model;

import foyer.logging.FaultLog;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Confines an event that cannot be applied to its room: the room is joined again from scratch,
/// once a connection, since the server may send the same event again. UI thread.
final class RoomRepair {
    private static final Logger LOG = LoggerFactory.getLogger(RoomRepair.class);

    private final RoomList rooms;
    private final MembershipActions memberships;

    /// Keys of the rooms joined again since the connection was lost.
    private final Set<String> repaired = new HashSet<>();

    RoomRepair(RoomList rooms, MembershipActions memberships) {
        this.rooms = rooms;
        this.memberships = memberships;
    }

    /// Has a handler apply an event.
    void apply(Event event, Consumer<Event> handler) {
        try {
            handler.accept(event);
        } catch (RuntimeException | StackOverflowError e) {
            FaultLog.warnOnce(LOG, "an event could not be applied", e);
            String name = roomOf(event);
            if (name != null) {
                rooms.ifPresent(name, this::refetch);
            }
        }
    }

    private void refetch(RoomModel room) {
        if (room.membershipProperty().get() == Membership.INSIDE
                && repaired.add(Names.key(room.name()))) {
            memberships.rejoin(new Command.Join(room.name()));
        }
    }

    void onDisconnected() {
        repaired.clear();
    }

    private static @Nullable String roomOf(Event event) {
        return switch (event) {
            case LogEntry entry -> entry.room();
            case Event.Entered entered -> entered.room().name();
            case Event.Page page -> page.room();
            case Event.Pins pins -> pins.room();
            case Event.Present present -> present.room();
            case Event.Joined joined -> joined.room();
            case Event.Left left -> left.room();
            case Event.Typing typing -> typing.room();
            case Event.ReadUpTo readUpTo -> readUpTo.room();
            case Event.RoomClosing closing -> closing.room();
            case Event.RoomKept kept -> kept.room();
            case Event.RoomOpened opened -> opened.room().name();
            case Event.PasswordSet set -> set.room();
            case Event.Accepted accepted -> accepted.room();
            case Event.Welcome _,
                    Event.Storing _,
                    Event.Refused _,
                    Event.Echoed _,
                    Event.Rooms _,
                    Event.RoomClosed _,
                    Event.Counted _,
                    Event.Renamed _,
                    Event.RoleSet _,
                    Event.PresenceSet _,
                    Event.Banned _,
                    Event.Unbanned _,
                    Event.Muted _,
                    Event.Unmuted _,
                    Event.Bans _,
                    Event.Schedules _,
                    Event.Ignoring _,
                    Event.Invited _,
                    Event.Found _,
                    Event.Wanted _,
                    Event.Taken _,
                    Event.Piece _,
                    Event.Challenge _,
                    Event.Proved _,
                    Event.Done _,
                    Event.Pong _,
                    Event.Goodbye _ ->
                    null;
        };
    }
}
