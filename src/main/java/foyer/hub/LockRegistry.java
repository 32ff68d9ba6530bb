package foyer.hub;

import foyer.protocol.ErrorCode;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.PersistedState;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the locks of the server and its rooms. Hub thread.
final class LockRegistry {
    private final AccessLock server = new AccessLock("");
    private final RoomRegistry rooms;
    private final Delivery delivery;

    /// Restores the locks of these rooms.
    LockRegistry(PersistedState persistedState, RoomRegistry rooms, Delivery delivery) {
        this.rooms = rooms;
        this.delivery = delivery;
        // first the passwords: to set one clears the rest
        for (Change.Password saved : persistedState.passwords()) {
            restore(saved.room(), accessLock -> accessLock.set(saved.hash()));
        }
        for (Change.Admitted saved : persistedState.admitted()) {
            restore(saved.room(), accessLock -> accessLock.admit(saved.member()));
        }
        for (Change.Invitation saved : persistedState.invitations()) {
            restore(saved.room(), accessLock -> accessLock.invite(saved));
        }
    }

    private void restore(String room, Consumer<AccessLock> change) {
        AccessLock accessLock = find(room);
        if (accessLock != null) {
            change.accept(accessLock);
        }
    }

    AccessLock server() {
        return server;
    }

    /// A room's lock, or null if there is no such room.
    ///
    /// @param room empty for the server
    @Nullable AccessLock find(String room) {
        if (room.isEmpty()) {
            return server;
        }
        Room named = rooms.named(room);
        return named == null ? null : named.accessLock;
    }

    List<AccessLock> all() {
        return Stream.concat(Stream.of(server), rooms.all().stream().map(room -> room.accessLock))
                .toList();
    }

    /// A lock whose password this member may set. Refuses the command and returns null if there is
    /// none.
    ///
    /// @param name a room's name, or null for the server
    @Nullable AccessLock requireLock(Person person, long requestId, @Nullable String name) {
        Room room = name == null ? null : rooms.named(name);
        if (name != null && (room == null || !room.admits(person))) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
            return null;
        }
        boolean allowed =
                room == null
                        ? person.role == Role.HOST
                        : !room.isDirect() && (room.isOwnedBy(person) || person.role == Role.HOST);
        if (!allowed) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    room == null
                            ? "Only the host can change the server’s password."
                            : "Only the room’s owner and the host can change its password. Direct"
                                    + " conversations have none.",
                    (room == null ? Sentence.ONLY_HOST : Sentence.ONLY_OWNER).with());
            return null;
        }
        return room == null ? server : room.accessLock;
    }
}
