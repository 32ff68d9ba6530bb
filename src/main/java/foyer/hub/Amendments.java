package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Keeping;
import foyer.protocol.Limits;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Sentence;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happens to a message after it was said: other words, deletion, marks, pins. Each is an
/// entry of the log. Asked for twice, it happens once. One thread, the hub's.
final class Amendments {
    private final Within within;
    private final Penalties penalties;
    private final Delivery delivery;
    private final Logbook logs;
    private final InstantSource clock;

    Amendments(
            Within within,
            Penalties penalties,
            Delivery delivery,
            Logbook logs,
            InstantSource clock) {
        this.within = within;
        this.penalties = penalties;
        this.delivery = delivery;
        this.logs = logs;
        this.clock = clock;
    }

    void edit(Person by, long re, Command.Edit edit) {
        Room room = open(by, re, edit.room());
        Logged message = room == null ? null : within.message(by, re, room, edit.of());
        if (room == null || message == null) {
            return;
        }
        if (!(message instanceof Said said) || !said.by().equals(by.id)) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only who said it can give it other words.",
                    Sentence.ONLY_AUTHOR.with());
        } else if (!said.text().equals(edit.text())) {
            delivery.log(
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
                    re);
        }
    }

    void delete(Person by, long re, Command.Delete delete) {
        Room room = within.room(by, re, delete.room());
        if (room == null) {
            return;
        }
        delivery.settle();
        if (logs.at(room, delete.of()) instanceof Logged.Erased) {
            return;
        }
        Logged message = within.message(by, re, room, delete.of());
        if (message == null) {
            return;
        }
        if (!message.by().equals(by.id) && !by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only who said it, the host and moderators can delete it.",
                    Sentence.ONLY_AUTHOR_OR_MODERATORS.with());
            return;
        }
        delivery.log(
                room,
                new Deleted(room.name, room.last + 1, clock.millis(), by.id, by.name, delete.of()),
                by,
                re);
    }

    void react(Person by, long re, Command.React react) {
        Room room = open(by, re, react.room());
        if (room == null || within.message(by, re, room, react.of()) == null) {
            return;
        }
        Set<String> emoji = new HashSet<>();
        Set<String> mine = new HashSet<>();
        for (Logged about : logs.about(room, react.of())) {
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
                    re,
                    Code.TOO_MANY,
                    "There are %d kinds of marks on this message already."
                            .formatted(Limits.REACTIONS),
                    Sentence.MARKS.with(Limits.REACTIONS));
            return;
        }
        delivery.log(
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
                re);
    }

    void pin(Person by, long re, Command.Pin pin) {
        Room room = open(by, re, pin.room());
        if (room == null || within.message(by, re, room, pin.of()) == null) {
            return;
        }
        if (!room.isDirect() && !room.isOwnedBy(by) && !by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the room’s owner, the host and moderators can pin a message.",
                    Sentence.ONLY_OWNER_OR_MODERATORS.with());
            return;
        }
        if (room.pins.contains(pin.of()) == pin.on()) {
            return;
        }
        if (pin.on() && room.pins.size() >= Limits.PINS) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.TOO_MANY,
                    "A room can have %d pinned messages. Unpin one first.".formatted(Limits.PINS),
                    Sentence.PINS.with(Limits.PINS));
            return;
        }
        delivery.log(
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
                re);
    }

    /// The room, if this member is in it and may say things.
    private @Nullable Room open(Person by, long re, String name) {
        Room room = within.room(by, re, name);
        return room == null
                        || penalties.isSilenced(by, re)
                        || (room.keeping != Keeping.NOTHING && delivery.isRefused(by, re))
                ? null
                : room;
    }
}
