package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends members' messages to the logs of their rooms, and serves pages of these logs. Hub
/// thread.
final class MessageHandler {
    private final MembershipCheck membershipCheck;
    private final MembershipHandler memberships;
    private final Penalties penalties;
    private final ContactHandler contacts;
    private final CompletedUploads uploads;
    private final Delivery delivery;
    private final RoomLogs logs;
    private final int page;
    private final InstantSource clock;

    /// @param page how many entries a page has at most
    MessageHandler(
            HubState state,
            MembershipHandler memberships,
            CompletedUploads uploads,
            int page,
            InstantSource clock) {
        this.membershipCheck = state.membershipCheck;
        this.memberships = memberships;
        this.penalties = state.penalties;
        this.contacts = state.contacts;
        this.uploads = uploads;
        this.delivery = state.delivery;
        this.logs = state.logs;
        this.page = page;
        this.clock = clock;
    }

    void say(Person person, long requestId, Command.Say say) {
        Room room = membershipCheck.requireRoom(person, requestId, say.room());
        if (room == null
                || answerIfRepeated(person, requestId, room, say)
                || penalties.refuseIfMuted(person, requestId)
                || contacts.refuseMessage(person, requestId, room)
                || (room.retention != Retention.NOTHING
                        && delivery.refuseIfUnwritable(person, requestId))) {
            return;
        }
        Long to = say.to();
        if (to != null && to > room.last) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NO_SUCH_MESSAGE,
                    "The message you replied to no longer exists.");
            return;
        }
        SharedFile file = say.file();
        if (file != null) {
            file = uploads.find(person, file);
            if (file == null) {
                delivery.refuse(
                        person.peer,
                        requestId,
                        ErrorCode.NO_SUCH_FILE,
                        "The host doesn’t have that file. Send it again.",
                        Sentence.GIVE_FILE_AGAIN.with());
                return;
            }
        }
        memberships.admitPair(room);
        var said =
                new Said(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        person.id,
                        person.name,
                        say.n(),
                        say.text(),
                        to,
                        null,
                        file);
        contacts.append(room, said, person, requestId);
    }

    void history(Person person, long requestId, Command.History history) {
        Room room = membershipCheck.requireRoom(person, requestId, history.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        int limit = Math.min(history.limit(), page);
        List<LogEntry> entries =
                CatchUp.newest(logs.before(room, history.before(), limit, Limits.CHUNK_BYTES));
        boolean more = !entries.isEmpty() && logs.hasBefore(room, entries.getFirst().seq());
        person.chargeRead(delivery.send(person.peer, new Event.Page(room.name, entries, more)));
    }

    /// Repeats the first answer if the member used this number before.
    ///
    /// @return true if answered, false if the number is new
    private boolean answerIfRepeated(Person person, long requestId, Room room, Command.Say say) {
        long n = say.n();
        if (n > person.lastN) {
            person.lastN = n;
            return false;
        }
        delivery.commitPending();
        LogEntry first = logs.find(room, person.id, n);
        if (first == null) {
            return refuseIfForgotten(person, requestId, room, n);
        }
        if (first instanceof Erased || (first instanceof Said said && isSame(said, say))) {
            delivery.send(person.peer, first);
        } else {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NUMBER_REUSED,
                    "Another message already has this number.");
        }
        return true;
    }

    private boolean refuseIfForgotten(Person person, long requestId, Room room, long n) {
        if (!logs.isNumberForgotten(room, person.id, n)) {
            return false;
        }
        delivery.refuse(
                person.peer,
                requestId,
                ErrorCode.NOT_KEPT,
                "That message was already sent and is no longer kept.");
        return true;
    }

    private static boolean isSame(Said said, Command.Say say) {
        return (said.isEdited() || said.text().equals(say.text()))
                && fileId(said.file()).equals(fileId(say.file()));
    }

    private static String fileId(@Nullable SharedFile file) {
        return file == null ? "" : file.id();
    }
}
