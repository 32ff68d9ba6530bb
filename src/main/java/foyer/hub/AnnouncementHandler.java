package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Sentence;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Appends announcements to the logs of all rooms except direct conversations. Hub thread.
final class AnnouncementHandler {
    /// A scheduled announcement has no number, because no member sent it.
    private static final long NO_NUMBER = 0;

    /// In how many rooms an announcement costs as much as a message.
    private static final double ROOMS_A_TOKEN = 20;

    private final RoomRegistry rooms;
    private final Delivery delivery;
    private final RoomLogs logs;
    private final InstantSource clock;

    AnnouncementHandler(RoomRegistry rooms, Delivery delivery, RoomLogs logs, InstantSource clock) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.logs = logs;
        this.clock = clock;
    }

    /// Announces in every room that does not have this announcement yet.
    void announce(Person person, long requestId, Command.Announce announce) {
        if (!person.role.moderates()) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can announce to everyone.",
                    Sentence.ONLY_MODERATORS.with());
            return;
        }
        long n = announce.n();
        boolean repeated = n <= person.lastN;
        delivery.commitPending();
        if (repeated && isNumberOfAMessage(person, n)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NUMBER_REUSED,
                    "This number was used for a message. Use a larger number.");
            return;
        }
        CommandPrice price = CommandPrice.of(announce);
        for (Room room : rooms.all()) {
            if (!room.isDirect() && !(repeated && logs.wasUsed(room, person.id, n))) {
                append(room, person.id, person.name, n, announce.text(), false, person, requestId);
                person.charge(Pace.WRITING, price.tokens() / ROOMS_A_TOKEN);
                person.charge(Pace.STORING, price.stored());
            }
        }
        person.lastN = Math.max(person.lastN, n);
    }

    private boolean isNumberOfAMessage(Person person, long n) {
        return rooms.all().stream().anyMatch(room -> logs.find(room, person.id, n) instanceof Said);
    }

    /// Announces on behalf of the person who scheduled it, who may be offline.
    void announceScheduled(String byId, String byName, String text) {
        for (Room room : rooms.all()) {
            if (!room.isDirect()) {
                append(room, byId, byName, NO_NUMBER, text, true, null, 0);
            }
        }
    }

    private void append(
            Room room,
            String byId,
            String byName,
            long n,
            String text,
            boolean scheduled,
            @Nullable Person sender,
            long requestId) {
        var announced =
                new Announced(
                        room.name, room.last + 1, clock.millis(), byId, byName, n, text, scheduled);
        delivery.append(room, announced, sender, requestId);
    }
}
