package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.serverstore.Change.DeletionBegun;
import foyer.serverstore.MemberEntryReader;
import foyer.serverstore.MessageStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Deletes everything that a member has sent: an entry of each room's log says so, and then the
/// store erases the texts in small steps, which go on after a restart. Meanwhile, the room's
/// [Room#deletions] keep readers from what is not erased yet. Hub thread.
final class MemberDeleter {
    /// Members whose deletion is not complete.
    static final int MEMBERS_MAX = 100;

    /// Entries that one step erases at most.
    static final int ERASED_AT_ONCE = 20;

    /// Entries that one step looks at.
    private static final int SCANNED_AT_ONCE = 5_000;

    /// Steps of one tick, which also ends after [#TICK_NANOS].
    static final int STEPS = 20;

    private static final long TICK_NANOS = 25_000_000;

    private final RoomRegistry rooms;
    private final People people;
    private final MemberEntryReader memberEntries;
    private final RoomLogs logs;
    private final FileReferences fileReferences;
    private final Delivery delivery;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Deque<Job> jobs = new ArrayDeque<>();

    /// The deletion of one member's entries: room after room, each from its beginning.
    private static final class Job {
        final DeletionBegun begun;
        final Iterator<Room> left;
        @Nullable Room room;

        /// All entries up to this `seq` of the room were looked at.
        long scanned;

        Job(DeletionBegun begun, List<Room> rooms) {
            this.begun = begun;
            this.left = rooms.iterator();
        }
    }

    /// Goes on with the deletions that were not complete.
    MemberDeleter(HubState state, InstantSource clock, LongSupplier nanoTime) {
        this.rooms = state.rooms;
        this.people = state.people;
        this.memberEntries = MemberEntryReader.of(state.store);
        this.logs = state.logs;
        this.fileReferences = state.fileReferences;
        this.delivery = state.delivery;
        this.clock = clock;
        this.nanoTime = nanoTime;
        MessageStore store = state.store;
        for (DeletionBegun saved : store.persistedState().deletions()) {
            Room room = rooms.named(saved.room());
            if (saved.room().isEmpty()) {
                add(saved);
            } else if (room != null
                    && store.entryAt(room.name, saved.seq()) instanceof AllDeleted deletion) {
                room.deletions.put(saved.member(), deletion);
                fileReferences.removeMember(room, saved.member(), deletion.seq());
            }
        }
    }

    private void add(DeletionBegun begun) {
        jobs.add(new Job(begun, List.copyOf(rooms.all())));
    }

    void deleteAll(Person host, long requestId, Command.DeleteAll command) {
        String member = command.member();
        if (host.role != Role.HOST) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host can do that.",
                    Sentence.ONLY_HOST.with());
        } else if (people.isHost(member)) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the host and moderators can do that, and not to a host, another"
                            + " moderator or themselves.",
                    Sentence.NO_POWER_OVER_THEM.with());
        } else if (jobs.size() >= MEMBERS_MAX) {
            delivery.refuse(
                    host.peer,
                    requestId,
                    ErrorCode.BUSY,
                    "The server is still deleting the messages of others. Try again later.");
        } else if (jobs.stream().noneMatch(job -> job.begun.member().equals(member))) {
            var begun = new DeletionBegun(member, "", host.id, host.name, 0);
            if (delivery.storeNow(host, requestId, List.of(begun))) {
                add(begun);
            }
        }
    }

    /// Does a bounded part of the work.
    void tick() {
        long start = nanoTime.getAsLong();
        for (int i = 0; i < STEPS && nanoTime.getAsLong() - start < TICK_NANOS; i++) {
            Job job = jobs.peek();
            // if the disk fails, the next tick tries again
            if (job == null || !step(job)) {
                return;
            }
        }
    }

    /// @return false if nothing could be stored
    private boolean step(Job job) {
        Room room = job.room;
        if (room == null || rooms.named(room.name) != room) {
            return nextRoom(job);
        }
        String member = job.begun.member();
        AllDeleted deletion = room.deletions.get(member);
        if (room.retention == Retention.NOTHING) {
            boolean has = room.recent.stream().anyMatch(entry -> isContent(entry, member));
            job.room = null;
            return !has || announce(job, room) != null;
        }
        long upTo = deletion == null ? room.last : deletion.seq();
        long end = Math.min(upTo, job.scanned + SCANNED_AT_ONCE);
        delivery.commitPending();
        List<Long> seqs =
                memberEntries.contents(room.name, member, job.scanned, end, ERASED_AT_ONCE);
        if (!seqs.isEmpty()) {
            AllDeleted announced = deletion == null ? announce(job, room) : deletion;
            if (announced == null
                    || !delivery.storeNow(
                            null, 0, List.of(new Change.EntriesDeleted(announced, seqs)))) {
                return false;
            }
        }
        job.scanned = seqs.size() < ERASED_AT_ONCE ? end : seqs.getLast();
        return job.scanned < upTo || finish(job, room);
    }

    private static boolean isContent(LogEntry entry, String member) {
        return entry.by().equals(member)
                && (entry instanceof LogEntry.Said
                        || entry instanceof LogEntry.Announced
                        || (entry instanceof LogEntry.Reacted reacted && reacted.on()));
    }

    /// Appends the entry that deletes a member's entries in a room, after those that remove their
    /// pins.
    ///
    /// @return null if it could not be stored
    private @Nullable AllDeleted announce(Job job, Room room) {
        String member = job.begun.member();
        for (long seq : pinsOf(room, member)) {
            append(
                    room,
                    new Pinned(
                            room.name,
                            room.last + 1,
                            clock.millis(),
                            job.begun.by(),
                            job.begun.name(),
                            seq,
                            false),
                    null);
        }
        long seq = room.last + 1;
        var deletion =
                new AllDeleted(
                        room.name, seq, clock.millis(), job.begun.by(), job.begun.name(), member);
        append(
                room,
                deletion,
                new DeletionBegun(member, room.name, job.begun.by(), job.begun.name(), seq));
        delivery.commitPending();
        if (room.last < seq) {
            return null;
        }
        fileReferences.removeMember(room, member, seq);
        if (room.retention != Retention.NOTHING) {
            room.deletions.put(member, deletion);
        }
        return deletion;
    }

    /// The pins of a member's messages, and those that the member has set.
    private Set<Long> pinsOf(Room room, String member) {
        var pins = new HashSet<Long>();
        for (long seq : room.pins) {
            LogEntry entry = logs.entryAt(room, seq);
            if (entry != null && entry.by().equals(member)) {
                pins.add(seq);
            }
        }
        if (room.retention != Retention.NOTHING && !room.pins.isEmpty()) {
            pins.addAll(memberEntries.pinnedBy(room.name, member));
        }
        pins.retainAll(room.pins);
        return pins;
    }

    private void append(Room room, LogEntry entry, @Nullable Change also) {
        var stored = new ArrayList<Change>();
        if (room.retention != Retention.NOTHING) {
            stored.add(new Change.Entry(entry));
            if (also != null) {
                stored.add(also);
            }
        }
        delivery.append(room, entry, stored, null, 0);
    }

    private boolean finish(Job job, Room room) {
        String member = job.begun.member();
        if (room.deletions.containsKey(member)
                && !delivery.storeNow(
                        null, 0, List.of(new Change.DeletionEnded(member, room.name)))) {
            return false;
        }
        room.deletions.remove(member);
        job.room = null;
        return true;
    }

    private boolean nextRoom(Job job) {
        if (job.left.hasNext()) {
            job.room = job.left.next();
            job.scanned = 0;
            return true;
        }
        if (delivery.storeNow(null, 0, List.of(new Change.DeletionEnded(job.begun.member(), "")))) {
            jobs.remove(job);
            return true;
        }
        return false;
    }
}
