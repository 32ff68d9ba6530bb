package foyer.hub;

import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.serverstore.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes out, in order: what is to be stored waits here until the batch it belongs to is kept,
/// and only then is it told. Everything else first settles what waits, so that nobody hears two
/// things in the wrong order. One thread, the hub's.
final class Delivery {
    private static final String NOT_STORED = "Not sent: the host couldn’t save it.";

    /// How much is offered in one piece; a connection that has no place for it is cut.
    private static final int RUN_BYTES = 64 * 1024;

    /// @param stored whether it is told only if what waits with it could be stored
    /// @param asker who is told if it cannot be stored
    private record Waiting(
            Room room, LogEntry entry, boolean stored, @Nullable Person asker, long re) {}

    private final StoreHealth storeHealth;
    private final FileReferences fileReferences;
    private final List<Change> changes = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Peer> offered = new ArrayList<>();

    Delivery(StoreHealth storeHealth, FileReferences fileReferences) {
        this.storeHealth = storeHealth;
        this.fileReferences = fileReferences;
    }

    /// Gives an entry its place in the room's log; it is told when the batch is stored.
    ///
    /// @param entry its `seq` is the room's next
    /// @param asker who is told if it cannot be stored
    void append(Room room, LogEntry entry, @Nullable Person asker, long requestId) {
        List<Change> stored =
                room.retention == Retention.NOTHING ? List.of() : List.of(new Change.Entry(entry));
        append(room, entry, stored, asker, requestId);
    }

    /// The same for an entry with which other things change.
    ///
    /// @param stored what is stored of it, all or nothing
    void append(
            Room room,
            LogEntry entry,
            List<Change> stored,
            @Nullable Person asker,
            long requestId) {
        if (!stored.isEmpty() && refuseIfUnwritable(asker, requestId)) {
            return;
        }
        room.last = entry.seq();
        changes.addAll(stored);
        waiting.add(new Waiting(room, entry, !stored.isEmpty(), asker, requestId));
    }

    /// Whether nothing can be stored now; the asker is told.
    boolean refuseIfUnwritable(@Nullable Person asker, long requestId) {
        if (storeHealth.isWritable()) {
            return false;
        }
        if (asker != null) {
            refuse(asker.peer, requestId, ErrorCode.NOT_STORED, NOT_STORED);
        }
        return true;
    }

    /// Stores something at once, after what waits. What is in memory is to change after that, and
    /// only if this succeeds; if not, the asker is told.
    boolean storeNow(@Nullable Person asker, long requestId, List<Change> changes) {
        commitPending();
        if (refuseIfUnwritable(asker, requestId)) {
            return false;
        }
        if (storeHealth.store(changes)) {
            return true;
        }
        if (asker != null) {
            refuse(asker.peer, requestId, ErrorCode.NOT_STORED, NOT_STORED);
        }
        return false;
    }

    /// Stores what waits and tells it, or refuses all of it.
    void commitPending() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Change> all = List.copyOf(changes);
        List<Waiting> batch = List.copyOf(waiting);
        changes.clear();
        waiting.clear();
        if (!all.isEmpty() && !storeHealth.store(all)) {
            giveUp(batch.stream().filter(Waiting::stored).toList());
            batch = batch.stream().filter(kept -> !kept.stored).toList();
        }
        for (int told = 0; told < batch.size(); ) {
            told += tellRun(batch.subList(told, batch.size()));
        }
    }

    private void giveUp(List<Waiting> batch) {
        for (Waiting lost : batch.reversed()) {
            lost.room.last = lost.entry.seq() - 1;
        }
        for (Waiting lost : batch) {
            if (lost.asker != null) {
                refuse(lost.asker.peer, lost.re, ErrorCode.NOT_STORED, NOT_STORED);
            }
        }
    }

    /// Tells what stands together in the log of one room in one piece, so that each member is
    /// offered it once however many entries it has.
    ///
    /// @return how many entries it had
    private int tellRun(List<Waiting> batch) {
        Room room = batch.getFirst().room;
        var encodeds = new ArrayList<EncodedEvent>();
        int bytes = 0;
        for (Waiting kept : batch) {
            if (kept.room != room || bytes > RUN_BYTES) {
                break;
            }
            apply(room, kept.entry);
            EncodedEvent encoded = EncodedEvent.of(kept.entry);
            encodeds.add(encoded);
            bytes += encoded.utf8().length;
        }
        offer(room.members, encodeds);
        return encodeds.size();
    }

    /// What an entry changes about its room, now that it is certain.
    private void apply(Room room, LogEntry entry) {
        switch (entry) {
            case TopicSet set -> room.topic = set.topic();
            case KeepingSet set -> {
                if (set.keeping() == Retention.NOTHING || room.retention == Retention.NOTHING) {
                    fileReferences.removeUpTo(room, set.seq());
                }
                room.retention = set.keeping();
                room.recent.clear();
            }
            case Pinned(_, _, _, _, _, long of, boolean on) -> {
                var _ = on ? room.pins.add(of) : room.pins.remove(of);
            }
            case Deleted deleted -> {
                room.pins.remove(deleted.of());
                fileReferences.removeMessage(room, deleted.of());
            }
            case Said said -> fileReferences.add(room, said);
            case Announced _, Edited _, Erased _, Reacted _ -> {}
        }
        room.remember(entry);
        if (room.retention == Retention.NOTHING) {
            fileReferences.removeUpTo(room, room.recent.getFirst().seq() - 1);
        }
    }

    private void offer(Collection<Person> people, List<EncodedEvent> encodeds) {
        for (Person person : people) {
            if (person.peer != null) {
                person.peer.offer(encodeds);
                offered.add(person.peer);
            }
        }
    }

    /// Lets go what was told since the last time.
    ///
    /// @return to how many; who was told twice counts twice
    int flush() {
        int told = offered.size();
        offered.forEach(Peer::flush);
        offered.clear();
        return told;
    }

    void send(@Nullable Peer peer, Event event) {
        commitPending();
        sendUnordered(peer, event);
    }

    /// For answers whose place among the rest does not matter.
    void sendUnordered(@Nullable Peer peer, Event event) {
        if (peer != null) {
            peer.offer(EncodedEvent.of(event));
            offered.add(peer);
        }
    }

    /// For what is of no use later: whoever has anything waiting does not hear it.
    void sendToIdle(Collection<Person> people, Person but, Event event) {
        commitPending();
        EncodedEvent encoded = EncodedEvent.of(event);
        for (Person person : people) {
            if (person.peer != null && person != but && person.peer.isIdle()) {
                person.peer.offer(encoded);
                offered.add(person.peer);
            }
        }
    }

    void refuse(@Nullable Peer peer, long requestId, ErrorCode errorCode, String text) {
        refuse(peer, requestId, errorCode, text, null);
    }

    /// @param explanation what the words say beside the code
    void refuse(
            @Nullable Peer peer,
            long requestId,
            ErrorCode errorCode,
            String text,
            @Nullable Explanation explanation) {
        sendUnordered(peer, new Event.Refused(requestId, errorCode, text, explanation));
    }

    void sendToAll(Collection<Person> people, Event event) {
        commitPending();
        if (people.isEmpty()) {
            return;
        }
        offer(people, List.of(EncodedEvent.of(event)));
    }
}
