package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.protocol.SharedFile;
import foyer.store.Change;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes into the rooms' logs, and what is read from them. One thread, the hub's.
final class Talk {
    /// A scheduled announcement is nobody's own.
    private static final long NO_NUMBER = 0;

    private final Rooms rooms;
    private final Within within;
    private final Doors doors;
    private final Penalties penalties;
    private final Sharing sharing;
    private final Delivery delivery;
    private final Logbook logs;
    private final int page;
    private final InstantSource clock;

    /// @param page how many entries are given out at a time
    Talk(
            Rooms rooms,
            Within within,
            Doors doors,
            Penalties penalties,
            Sharing sharing,
            Delivery delivery,
            Logbook logs,
            int page,
            InstantSource clock) {
        this.rooms = rooms;
        this.within = within;
        this.doors = doors;
        this.penalties = penalties;
        this.sharing = sharing;
        this.delivery = delivery;
        this.logs = logs;
        this.page = page;
        this.clock = clock;
    }

    void say(Person by, long re, Command.Say say) {
        Room room = within.room(by, re, say.room());
        if (room == null
                || isRepeated(by, re, room, say)
                || penalties.isSilenced(by, re)
                || (room.keeping != Keeping.NOTHING && delivery.isRefused(by, re))) {
            return;
        }
        Long to = say.to();
        if (to != null && to > room.last) {
            delivery.refuse(
                    by.peer, re, Code.NO_SUCH_MESSAGE, "There is no such message to answer.");
            return;
        }
        SharedFile file = say.file();
        if (file != null) {
            file = sharing.given(by, file);
            if (file == null) {
                delivery.refuse(
                        by.peer,
                        re,
                        Code.NO_SUCH_FILE,
                        "The host does not have that file. It must be sent again.",
                        Sentence.GIVE_FILE_AGAIN.with());
                return;
            }
        }
        doors.bringIn(room);
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
        delivery.log(room, said, by, re);
    }

    void announce(Person by, long re, Command.Announce announce) {
        if (!by.role.moderates()) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the host and moderators can announce to everyone.",
                    Sentence.ONLY_MODERATORS.with());
            return;
        }
        if (penalties.isSilenced(by, re)) {
            return;
        }
        boolean known = announce.n() <= by.lastN;
        delivery.settle();
        for (Room room : rooms.all()) {
            if (!room.isDirect() && !(known && wasSaid(room, by, announce.n()))) {
                log(room, by.id, by.name, announce.n(), announce.text(), false, by, re);
            }
        }
        by.lastN = Math.max(by.lastN, announce.n());
    }

    /// An announcement that the server makes by itself.
    void announceOnTime(String byId, String byName, String text) {
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
            long re) {
        var announced =
                new Announced(
                        room.name, room.last + 1, clock.millis(), byId, byName, n, text, scheduled);
        delivery.log(room, announced, asker, re);
    }

    void setTopic(Person by, long re, Command.SetTopic command) {
        Room room = within.room(by, re, command.room());
        if (room == null) {
            return;
        }
        if (!room.isOwnedBy(by) && (room.isDirect() || !by.role.moderates())) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the room's owner, the host and moderators can change the topic.",
                    Sentence.ONLY_OWNER_OR_MODERATORS.with());
            return;
        }
        if (penalties.isSilenced(by, re) || room.topic.equals(command.topic())) {
            return;
        }
        var set =
                new TopicSet(
                        room.name, room.last + 1, clock.millis(), by.id, by.name, command.topic());
        delivery.log(room, set, by, re);
    }

    void setKeeping(Person by, long re, Command.SetKeeping command) {
        Room room = within.room(by, re, command.room());
        if (room == null || room.keeping == command.keeping()) {
            return;
        }
        if (!room.isOwnedBy(by) && !room.isDirect() && by.role != Role.HOST) {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_ALLOWED,
                    "Only the room's owner and the host can change how long it keeps what is said.",
                    Sentence.ONLY_OWNER.with());
            return;
        }
        delivery.settle();
        var set =
                new KeepingSet(
                        room.name,
                        room.last + 1,
                        clock.millis(),
                        by.id,
                        by.name,
                        command.keeping());
        var changes = new ArrayList<Change>();
        if (command.keeping() == Keeping.NOTHING || room.keeping == Keeping.NOTHING) {
            changes.add(new Change.Cut(room.name, room.last));
        }
        changes.add(new Change.Kept(room.name, command.keeping()));
        if (command.keeping() != Keeping.NOTHING) {
            changes.add(new Change.Entry(set));
        }
        delivery.log(room, set, changes, by, re);
        delivery.settle();
    }

    void history(Person by, long re, Command.History history) {
        Room room = within.room(by, re, history.room());
        if (room == null) {
            return;
        }
        delivery.settle();
        int limit = Math.min(history.limit(), page);
        List<Logged> older = logs.before(room, history.before(), limit);
        List<Logged> nearest = CatchUp.nearest(older);
        boolean more = !nearest.isEmpty() && logs.hasBefore(room, nearest.getFirst().seq());
        delivery.tell(by.peer, new Event.Page(room.name, nearest, more));
    }

    private boolean wasSaid(Room room, Person by, long n) {
        return logs.find(room, by.id, n) != null || logs.isSpent(room, by.id, n);
    }

    private boolean isSpent(Person by, long re, Room room, long n) {
        if (!logs.isSpent(room, by.id, n)) {
            return false;
        }
        delivery.refuse(
                by.peer,
                re,
                Code.NOT_KEPT,
                "This was said before, and the room does not keep it any more.");
        return true;
    }

    /// Whether this number was used before; if so, the sender gets the first answer again.
    private boolean isRepeated(Person by, long re, Room room, Command.Say say) {
        long n = say.n();
        if (n > by.lastN) {
            by.lastN = n;
            return false;
        }
        delivery.settle();
        Logged first = logs.find(room, by.id, n);
        if (first == null) {
            return isSpent(by, re, room, n);
        }
        boolean same =
                first instanceof Erased || (first instanceof Said said && isTheSame(said, say));
        if (same) {
            delivery.tell(by.peer, first);
        } else {
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NUMBER_REUSED,
                    "This message's number already stands for other words.");
        }
        return true;
    }

    private static boolean isTheSame(Said said, Command.Say say) {
        SharedFile one = said.file();
        SharedFile other = say.file();
        boolean words = said.isEdited() || said.text().equals(say.text());
        return words && (one == null ? "" : one.id()).equals(other == null ? "" : other.id());
    }
}
