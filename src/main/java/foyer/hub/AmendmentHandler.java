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
import foyer.serverstore.ReactionState;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Edits, deletes and pins messages and adds reactions to them. Each amendment is an entry of the
/// room's log; a repeated one changes nothing. Hub thread.
final class AmendmentHandler {
    private final MembershipCheck membershipCheck;
    private final Penalties penalties;
    private final ContactHandler contacts;
    private final Delivery delivery;
    private final RoomLogs logs;
    private final InstantSource clock;

    AmendmentHandler(
            MembershipCheck membershipCheck,
            Penalties penalties,
            ContactHandler contacts,
            Delivery delivery,
            RoomLogs logs,
            InstantSource clock) {
        this.membershipCheck = membershipCheck;
        this.penalties = penalties;
        this.contacts = contacts;
        this.delivery = delivery;
        this.logs = logs;
        this.clock = clock;
    }

    void edit(Person person, long requestId, Command.Edit edit) {
        Room room = requireWritableRoom(person, requestId, edit.room());
        LogEntry message =
                room == null
                        ? null
                        : membershipCheck.requireMessage(person, requestId, room, edit.of());
        if (room == null || message == null) {
            return;
        }
        if (!(message instanceof Said said) || !said.by().equals(person.id)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the author can edit this message.",
                    Sentence.ONLY_AUTHOR.with());
        } else if (said.text().equals(edit.text())) {
            return;
        } else if (logs.edits(room, edit.of()) >= Limits.AMENDMENTS_PER_MEMBER) {
            refuseAsAmendedTooOften(person, requestId);
        } else {
            delivery.append(
                    room,
                    new Edited(
                            room.name,
                            room.last + 1,
                            clock.millis(),
                            person.id,
                            person.name,
                            edit.of(),
                            edit.text()),
                    person,
                    requestId);
        }
    }

    void delete(Person person, long requestId, Command.Delete delete) {
        Room room = membershipCheck.requireRoom(person, requestId, delete.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        if (logs.entryAt(room, delete.of()) instanceof LogEntry.Erased) {
            return;
        }
        LogEntry message = membershipCheck.requireMessage(person, requestId, room, delete.of());
        if (message == null) {
            return;
        }
        if (!message.by().equals(person.id) && !person.role.moderates()) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the author, the host and moderators can delete it.",
                    Sentence.ONLY_AUTHOR_OR_MODERATORS.with());
            return;
        }
        delivery.append(
                room,
                new Deleted(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        person.id,
                        person.name,
                        delete.of()),
                person,
                requestId);
    }

    void react(Person person, long requestId, Command.React react) {
        Room room = requireWritableRoom(person, requestId, react.room());
        if (room == null
                || membershipCheck.requireMessage(person, requestId, room, react.of()) == null) {
            return;
        }
        ReactionState state = logs.reactions(room, react.of(), person.id, react.emoji());
        if (state.mine() == react.on()) {
            return;
        }
        if (react.on() && !state.on() && state.kinds() >= Limits.REACTIONS) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "This message already has %d different reactions.".formatted(Limits.REACTIONS),
                    Sentence.MARKS.with(Limits.REACTIONS));
            return;
        }
        // who may add a reaction may always take it back
        if (react.on()
                && (state.entries() >= Limits.AMENDMENTS
                        || state.myEntries() >= Limits.AMENDMENTS_PER_MEMBER)) {
            refuseAsAmendedTooOften(person, requestId);
            return;
        }
        delivery.append(
                room,
                new Reacted(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        person.id,
                        person.name,
                        react.of(),
                        // one spelling on a message, so that clients need not compare
                        Objects.requireNonNullElse(state.spelling(), react.emoji()),
                        react.on()),
                person,
                requestId);
    }

    void pin(Person person, long requestId, Command.Pin pin) {
        Room room = requireWritableRoom(person, requestId, pin.room());
        if (room == null
                || membershipCheck.requireMessage(person, requestId, room, pin.of()) == null) {
            return;
        }
        if (!room.isDirect() && !room.isOwnedBy(person) && !person.role.moderates()) {
            delivery.refuse(
                    person.peer,
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
                    person.peer,
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
                        person.id,
                        person.name,
                        pin.of(),
                        pin.on()),
                person,
                requestId);
    }

    private void refuseAsAmendedTooOften(Person person, long requestId) {
        delivery.refuse(
                person.peer,
                requestId,
                ErrorCode.TOO_MANY,
                "This message was changed too often.",
                Sentence.AMENDMENTS.with());
    }

    /// A room in which this member may write. Refuses the command and returns null if there is
    /// none.
    private @Nullable Room requireWritableRoom(Person person, long requestId, String name) {
        Room room = membershipCheck.requireRoom(person, requestId, name);
        return room == null
                        || penalties.refuseIfMuted(person, requestId)
                        || contacts.refuseOther(person, requestId, room)
                        || (room.retention != Retention.NOTHING
                                && delivery.refuseIfUnwritable(person, requestId))
                ? null
                : room;
    }
}
