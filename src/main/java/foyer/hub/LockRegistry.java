package foyer.hub;

import foyer.protocol.ErrorCode;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The server's lock and the rooms', and who may turn them. One thread, the hub's.
final class LockRegistry {
    private final AccessLock server = new AccessLock("");
    private final RoomRegistry rooms;
    private final Delivery delivery;

    LockRegistry(RoomRegistry rooms, Delivery delivery) {
        this.rooms = rooms;
        this.delivery = delivery;
    }

    AccessLock server() {
        return server;
    }

    /// @param room a room's name; empty for the server
    @Nullable AccessLock of(String room) {
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

    /// A lock that this person may turn; if they may not, they are told.
    ///
    /// @param name a room's; missing for the server
    @Nullable AccessLock requireLock(Person by, long requestId, @Nullable String name) {
        Room room = name == null ? null : rooms.named(name);
        if (name != null && (room == null || !room.admits(by))) {
            delivery.refuse(by.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
            return null;
        }
        boolean may =
                room == null
                        ? by.role == Role.HOST
                        : !room.isDirect() && (room.isOwnedBy(by) || by.role == Role.HOST);
        if (!may) {
            delivery.refuse(
                    by.peer,
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
