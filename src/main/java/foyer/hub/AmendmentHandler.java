package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.protocol.Sentence;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens to a message after it was said: other words, deletion, marks, pins. Each is an
/// entry of the log. Asked for twice, it happens once. One thread, the hub's.
final class AmendmentHandler {
    private final MembershipCheck membershipCheck;
    private final Penalties penalties;
    private final Delivery delivery;
    private final RoomLogs logs;
    private final InstantSource clock;

    AmendmentHandler(
            MembershipCheck membershipCheck,
            Penalties penalties,
            Delivery delivery,
            RoomLogs logs,
            InstantSource clock) {
        this.membershipCheck = membershipCheck;
        this.penalties = penalties;
        this.delivery = delivery;
        this.logs = logs;
        this.clock = clock;
    }

    void edit(Person by, long requestId, Command.Edit edit) {
        Room room = open(by, requestId, edit.room());
        LogEntry message =
                room == null
                        ? null
                        : membershipCheck.requireMessage(by, requestId, room, edit.of());
        if (room == null || message == null) {
            return;
        }
        if (!(message instanceof Said said) || !said.by().equals(by.id)) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the author can edit this message.",
                    Sentence.ONLY_AUTHOR.with());
        } else if (!said.text().equals(edit.text())) {
            delivery.append(
                    room,
                    new Edited(
                            room.name,
                            room.last + 1,
                            clock.millis(),
                            by.id,
                            by.name,
                            edit.of(),
                            edit.text()),
                    by,
                    requestId);
        }
    }

    void delete(Person by, long requestId, Command.Delete delete) {
        Room room = membershipCheck.requireRoom(by, requestId, delete.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        if (logs.entryAt(room, delete.of()) instanceof LogEntry.Erased) {
            return;
        }
        LogEntry message = membershipCheck.requireMessage(by, requestId, room, delete.of());
        if (message == null) {
            return;
        }
        if (!message.by().equals(by.id) && !by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the author, the host and moderators can delete it.",
                    Sentence.ONLY_AUTHOR_OR_MODERATORS.with());
            return;
        }
        delivery.append(
                room,
                new Deleted(room.name, room.last + 1, clock.millis(), by.id, by.name, delete.of()),
                by,
                requestId);
    }

    void react(Person by, long requestId, Command.React react) {
        Room room = open(by, requestId, react.room());
        if (room == null
                || membershipCheck.requireMessage(by, requestId, room, react.of()) == null) {
            return;
        }
        Set<String> emoji = new HashSet<>();
        Set<String> mine = new HashSet<>();
        for (LogEntry about : logs.about(room, react.of())) {
            if (about instanceof Reacted mark) {
                emoji.add(mark.emoji());
                if (mark.by().equals(by.id)) {
                    var _ = mark.on() ? mine.add(mark.emoji()) : mine.remove(mark.emoji());
                }
            }
        }
        if (mine.contains(react.emoji()) == react.on()) {
            return;
        }
        if (react.on() && !emoji.contains(react.emoji()) && emoji.size() >= Limits.REACTIONS) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "This message already has %d different reactions.".formatted(Limits.REACTIONS),
                    Sentence.MARKS.with(Limits.REACTIONS));
            return;
        }
        delivery.append(
                room,
                new Reacted(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        by.id,
                        by.name,
                        react.of(),
                        react.emoji(),
                        react.on()),
                by,
                requestId);
    }

    void pin(Person by, long requestId, Command.Pin pin) {
        Room room = open(by, requestId, pin.room());
        if (room == null || membershipCheck.requireMessage(by, requestId, room, pin.of()) == null) {
            return;
        }
        if (!room.isDirect() && !room.isOwnedBy(by) && !by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner, the host and moderators can pin messages.",
                    Sentence.ONLY_OWNER_OR_MODERATORS.with());
            return;
        }
        if (room.pins.contains(pin.of()) == pin.on()) {
            return;
        }
        if (pin.on() && room.pins.size() >= Limits.PINS) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "A room can have up to %d pinned messages. Unpin one first."
                            .formatted(Limits.PINS),
                    Sentence.PINS.with(Limits.PINS));
            return;
        }
        delivery.append(
                room,
                new Pinned(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        by.id,
                        by.name,
                        pin.of(),
                        pin.on()),
                by,
                requestId);
    }

    /// The room, if this member is in it and may say things.
    private @Nullable Room open(Person by, long requestId, String name) {
        Room room = membershipCheck.requireRoom(by, requestId, name);
        return room == null
                        || penalties.refuseIfMuted(by, requestId)
                        || (room.retention != Retention.NOTHING
                                && delivery.refuseIfUnwritable(by, requestId))
                ? null
                : room;
    }
}
