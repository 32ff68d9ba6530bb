package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Event;
import foyer.protocol.Frame;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.Why;
import foyer.store.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes out, in order: what is to be stored waits here until the batch it belongs to is kept,
/// and only then is it told. Everything else first settles what waits, so that nobody hears two
/// things in the wrong order. One thread, the hub's.
final class Delivery {
    private static final String NOT_STORED =
            "Not stored: the host could not write it down. It was sent to nobody.";

    /// How much is offered in one piece; a connection that has no place for it is cut.
    private static final int RUN_BYTES = 64 * 1024;

    /// @param stored whether it is told only if what waits with it could be stored
    /// @param asker who is told if it cannot be stored
    private record Waiting(
            Room room, Logged entry, boolean stored, @Nullable Person asker, long re) {}

    private final Storing storing;
    private final Shares shares;
    private final List<Change> changes = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Peer> offered = new ArrayList<>();

    Delivery(Storing storing, Shares shares) {
        this.storing = storing;
        this.shares = shares;
    }

    /// Gives an entry its place in the room's log; it is told when the batch is stored.
    ///
    /// @param entry its `seq` is the room's next
    /// @param asker who is told if it cannot be stored
    void log(Room room, Logged entry, @Nullable Person asker, long re) {
        List<Change> stored =
                room.keeping == Keeping.NOTHING ? List.of() : List.of(new Change.Entry(entry));
        log(room, entry, stored, asker, re);
    }

    /// The same for an entry with which other things change.
    ///
    /// @param stored what is stored of it, all or nothing
    void log(Room room, Logged entry, List<Change> stored, @Nullable Person asker, long re) {
        if (!stored.isEmpty() && isRefused(asker, re)) {
            return;
        }
        room.last = entry.seq();
        changes.addAll(stored);
        waiting.add(new Waiting(room, entry, !stored.isEmpty(), asker, re));
    }

    /// Whether nothing can be stored now; the asker is told.
    boolean isRefused(@Nullable Person asker, long re) {
        if (storing.works()) {
            return false;
        }
        if (asker != null) {
            refuse(asker.peer, re, Code.NOT_STORED, NOT_STORED);
        }
        return true;
    }

    /// Stores something at once, after what waits. What is in memory is to change after that, and
    /// only if this succeeds; if not, the asker is told.
    boolean isKept(@Nullable Person asker, long re, List<Change> changes) {
        settle();
        if (isRefused(asker, re)) {
            return false;
        }
        if (storing.keep(changes)) {
            return true;
        }
        if (asker != null) {
            refuse(asker.peer, re, Code.NOT_STORED, NOT_STORED);
        }
        return false;
    }

    /// Stores what waits and tells it, or refuses all of it.
    void settle() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Change> all = List.copyOf(changes);
        List<Waiting> batch = List.copyOf(waiting);
        changes.clear();
        waiting.clear();
        if (!all.isEmpty() && !storing.keep(all)) {
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
                refuse(lost.asker.peer, lost.re, Code.NOT_STORED, NOT_STORED);
            }
        }
    }

    /// Tells what stands together in the log of one room in one piece, so that each member is
    /// offered it once however many entries it has.
    ///
    /// @return how many entries it had
    private int tellRun(List<Waiting> batch) {
        Room room = batch.getFirst().room;
        var frames = new ArrayList<Frame>();
        int bytes = 0;
        for (Waiting kept : batch) {
            if (kept.room != room || bytes > RUN_BYTES) {
                break;
            }
            apply(room, kept.entry);
            Frame frame = Frame.of(kept.entry);
            frames.add(frame);
            bytes += frame.utf8().length;
        }
        offer(room.members, frames);
        return frames.size();
    }

    /// What an entry changes about its room, now that it is certain.
    private void apply(Room room, Logged entry) {
        switch (entry) {
            case TopicSet set -> room.topic = set.topic();
            case KeepingSet set -> {
                if (set.keeping() == Keeping.NOTHING || room.keeping == Keeping.NOTHING) {
                    shares.cut(room, set.seq());
                }
                room.keeping = set.keeping();
                room.recent.clear();
            }
            case Pinned(_, _, _, _, _, long of, boolean on) -> {
                var _ = on ? room.pins.add(of) : room.pins.remove(of);
            }
            case Deleted deleted -> {
                room.pins.remove(deleted.of());
                shares.forget(room, deleted.of());
            }
            case Said said -> shares.add(room, said);
            case Announced _, Edited _, Erased _, Reacted _ -> {}
        }
        room.remember(entry);
        if (room.keeping == Keeping.NOTHING) {
            shares.cut(room, room.recent.getFirst().seq() - 1);
        }
    }

    private void offer(Collection<Person> people, List<Frame> frames) {
        for (Person person : people) {
            if (person.peer != null) {
                person.peer.offer(frames);
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

    void tell(@Nullable Peer peer, Event event) {
        settle();
        tellUnordered(peer, event);
    }

    /// For answers whose place among the rest does not matter.
    void tellUnordered(@Nullable Peer peer, Event event) {
        if (peer != null) {
            peer.offer(Frame.of(event));
            offered.add(peer);
        }
    }

    /// For what is of no use later: whoever has anything waiting does not hear it.
    void tellIfFree(Collection<Person> people, Person but, Event event) {
        settle();
        Frame frame = Frame.of(event);
        for (Person person : people) {
            if (person.peer != null && person != but && person.peer.isFree()) {
                person.peer.offer(frame);
                offered.add(person.peer);
            }
        }
    }

    void refuse(@Nullable Peer peer, long re, Code code, String words) {
        refuse(peer, re, code, words, null);
    }

    /// @param why what the words say beside the code
    void refuse(@Nullable Peer peer, long re, Code code, String words, @Nullable Why why) {
        tellUnordered(peer, new Event.Refused(re, code, words, why));
    }

    void tellAll(Collection<Person> people, Event event) {
        settle();
        if (people.isEmpty()) {
            return;
        }
        offer(people, List.of(Frame.of(event)));
    }
}
