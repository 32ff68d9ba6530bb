package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import foyer.serverstore.Change;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes into the rooms' logs, and what is read from them. One thread, the hub's.
final class MessageHandler {
    /// A scheduled announcement is nobody's own.
    private static final long NO_NUMBER = 0;

    private final RoomRegistry rooms;
    private final MembershipCheck membershipCheck;
    private final MembershipHandler memberships;
    private final Penalties penalties;
    private final FileTransferHandler fileTransfers;
    private final Delivery delivery;
    private final RoomLogs logs;
    private final int page;
    private final InstantSource clock;

    /// @param page how many entries are given out at a time
    MessageHandler(
            RoomRegistry rooms,
            MembershipCheck membershipCheck,
            MembershipHandler memberships,
            Penalties penalties,
            FileTransferHandler fileTransfers,
            Delivery delivery,
            RoomLogs logs,
            int page,
            InstantSource clock) {
        this.rooms = rooms;
        this.membershipCheck = membershipCheck;
        this.memberships = memberships;
        this.penalties = penalties;
        this.fileTransfers = fileTransfers;
        this.delivery = delivery;
        this.logs = logs;
        this.page = page;
        this.clock = clock;
    }

    void say(Person by, long requestId, Command.Say say) {
        Room room = membershipCheck.requireRoom(by, requestId, say.room());
        if (room == null
                || isRepeated(by, requestId, room, say)
                || penalties.refuseIfMuted(by, requestId)
                || (room.retention != Retention.NOTHING
                        && delivery.refuseIfUnwritable(by, requestId))) {
            return;
        }
        Long to = say.to();
        if (to != null && to > room.last) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NO_SUCH_MESSAGE,
                    "The message you replied to no longer exists.");
            return;
        }
        SharedFile file = say.file();
        if (file != null) {
            file = fileTransfers.findUpload(by, file);
            if (file == null) {
                delivery.refuse(
                        by.peer,
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
                        by.id,
                        by.name,
                        say.n(),
                        say.text(),
                        to,
                        null,
                        file);
        delivery.append(room, said, by, requestId);
    }

    void announce(Person by, long requestId, Command.Announce announce) {
        if (!by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can announce to everyone.",
                    Sentence.ONLY_MODERATORS.with());
            return;
        }
        if (penalties.refuseIfMuted(by, requestId)) {
            return;
        }
        boolean known = announce.n() <= by.lastN;
        delivery.commitPending();
        for (Room room : rooms.all()) {
            if (!room.isDirect() && !(known && wasSaid(room, by, announce.n()))) {
                log(room, by.id, by.name, announce.n(), announce.text(), false, by, requestId);
            }
        }
        by.lastN = Math.max(by.lastN, announce.n());
    }

    /// An announcement that the server makes by itself.
    void announceScheduled(String byId, String byName, String text) {
        for (Room room : rooms.all()) {
            if (!room.isDirect()) {
                log(room, byId, byName, NO_NUMBER, text, true, null, 0);
            }
        }
    }

    private void log(
            Room room,
            String byId,
            String byName,
            long n,
            String text,
            boolean scheduled,
            @Nullable Person asker,
            long requestId) {
        var announced =
                new Announced(
                        room.name, room.last + 1, clock.millis(), byId, byName, n, text, scheduled);
        delivery.append(room, announced, asker, requestId);
    }

    void setTopic(Person by, long requestId, Command.SetTopic command) {
        Room room = membershipCheck.requireRoom(by, requestId, command.room());
        if (room == null) {
            return;
        }
        if (!room.isOwnedBy(by) && (room.isDirect() || !by.role.moderates())) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner, the host and moderators can change the topic.",
                    Sentence.ONLY_OWNER_OR_MODERATORS.with());
            return;
        }
        if (penalties.refuseIfMuted(by, requestId) || room.topic.equals(command.topic())) {
            return;
        }
        var set =
                new TopicSet(
                        room.name, room.last + 1, clock.millis(), by.id, by.name, command.topic());
        delivery.append(room, set, by, requestId);
    }

    void setKeeping(Person by, long requestId, Command.SetKeeping command) {
        Room room = membershipCheck.requireRoom(by, requestId, command.room());
        if (room == null || room.retention == command.keeping()) {
            return;
        }
        if (!room.isOwnedBy(by) && !room.isDirect() && by.role != Role.HOST) {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner and the host can change how long it keeps messages.",
                    Sentence.ONLY_OWNER.with());
            return;
        }
        delivery.commitPending();
        var set =
                new KeepingSet(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        by.id,
                        by.name,
                        command.keeping());
        var changes = new ArrayList<Change>();
        if (command.keeping() == Retention.NOTHING || room.retention == Retention.NOTHING) {
            changes.add(new Change.LogCut(room.name, room.last));
        }
        changes.add(new Change.RoomRetention(room.name, command.keeping()));
        if (command.keeping() != Retention.NOTHING) {
            changes.add(new Change.Entry(set));
        }
        delivery.append(room, set, changes, by, requestId);
        delivery.commitPending();
    }

    void history(Person by, long requestId, Command.History history) {
        Room room = membershipCheck.requireRoom(by, requestId, history.room());
        if (room == null) {
            return;
        }
        delivery.commitPending();
        int limit = Math.min(history.limit(), page);
        List<LogEntry> older = logs.before(room, history.before(), limit);
        List<LogEntry> nearest = CatchUp.nearest(older);
        boolean more = !nearest.isEmpty() && logs.hasBefore(room, nearest.getFirst().seq());
        delivery.send(by.peer, new Event.Page(room.name, nearest, more));
    }

    private boolean wasSaid(Room room, Person by, long n) {
        return logs.find(room, by.id, n) != null || logs.isNumberForgotten(room, by.id, n);
    }

    private boolean isSpent(Person by, long requestId, Room room, long n) {
        if (!logs.isNumberForgotten(room, by.id, n)) {
            return false;
        }
        delivery.refuse(
                by.peer,
                requestId,
                ErrorCode.NOT_KEPT,
                "That message was already sent and is no longer kept.");
        return true;
    }

    /// Whether this number was used before; if so, the sender gets the first answer again.
    private boolean isRepeated(Person by, long requestId, Room room, Command.Say say) {
        long n = say.n();
        if (n > by.lastN) {
            by.lastN = n;
            return false;
        }
        delivery.commitPending();
        LogEntry first = logs.find(room, by.id, n);
        if (first == null) {
            return isSpent(by, requestId, room, n);
        }
        boolean same =
                first instanceof Erased || (first instanceof Said said && isTheSame(said, say));
        if (same) {
            delivery.send(by.peer, first);
        } else {
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NUMBER_REUSED,
                    "Another message already has this number.");
        }
        return true;
    }

    private static boolean isTheSame(Said said, Command.Say say) {
        SharedFile one = said.file();
        SharedFile other = say.file();
        boolean sameText = said.isEdited() || said.text().equals(say.text());
        return sameText && (one == null ? "" : one.id()).equals(other == null ? "" : other.id());
    }
}
