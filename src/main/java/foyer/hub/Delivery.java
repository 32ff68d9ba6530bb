package foyer.hub;

import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stores log entries in batches and sends events in order. An entry is sent only after its batch
/// is stored; every other event first commits the pending batch. Hub thread.
final class Delivery {
    private static final String NOT_STORED = "Not sent: the host couldn’t save it.";

    /// How many bytes are offered to a peer at once; a peer without room for them disconnects.
    private static final int RUN_BYTES = 64 * 1024;

    /// @param stored whether the batch must be stored before the entry is sent
    /// @param sender receives the refusal if the batch cannot be stored; null for none
    private record Pending(
            Room room, LogEntry entry, boolean stored, @Nullable Person sender, long requestId) {}

    private final StoreHealth storeHealth;
    private final FileReferences fileReferences;
    private final List<Change> changes = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Peer> offered = new ArrayList<>();
    final CurrentRequest currentRequest = new CurrentRequest(this::sendDone);

    Delivery(StoreHealth storeHealth, FileReferences fileReferences) {
        this.storeHealth = storeHealth;
        this.fileReferences = fileReferences;
    }

    /// Appends an entry to a room's log with the next commit.
    ///
    /// @param entry its `seq` is the room's next
    /// @param sender receives the refusal if the entry cannot be stored; null for none
    void append(Room room, LogEntry entry, @Nullable Person sender, long requestId) {
        List<Change> stored =
                room.retention == Retention.NOTHING ? List.of() : List.of(new Change.Entry(entry));
        append(room, entry, stored, sender, requestId);
    }

    /// Appends an entry together with other changes.
    ///
    /// @param stored the changes to store, all or none
    void append(
            Room room,
            LogEntry entry,
            List<Change> stored,
            @Nullable Person sender,
            long requestId) {
        if (!stored.isEmpty() && refuseIfUnwritable(sender, requestId)) {
            return;
        }
        room.last = entry.seq();
        if (sender != null) {
            currentRequest.appended(room.members.contains(sender));
        }
        changes.addAll(stored);
        pending.add(new Pending(room, entry, !stored.isEmpty(), sender, requestId));
    }

    /// Refuses a command if nothing can be stored.
    ///
    /// @param sender null if no member sent it
    boolean refuseIfUnwritable(@Nullable Person sender, long requestId) {
        if (storeHealth.isWritable()) {
            return false;
        }
        refuseAsNotStored(sender, requestId);
        return true;
    }

    private void refuseAsNotStored(@Nullable Person sender, long requestId) {
        if (sender != null) {
            refuse(sender.peer, requestId, ErrorCode.NOT_STORED, NOT_STORED);
        }
    }

    /// Stores changes at once, after the pending batch. Callers change their state only if this
    /// succeeds.
    ///
    /// @param sender receives the refusal if they cannot be stored; null for none
    /// @return true if stored, false if refused
    boolean storeNow(@Nullable Person sender, long requestId, List<Change> changes) {
        commitPending();
        if (storeHealth.store(changes)) {
            return true;
        }
        refuseAsNotStored(sender, requestId);
        return false;
    }

    /// Stores a member now, or as soon as the disk works again.
    void storeEventually(Change.Member member) {
        storeHealth.storeEventually(member);
    }

    /// Stores the pending batch and sends its entries, or refuses all of it.
    void commitPending() {
        if (pending.isEmpty()) {
            return;
        }
        List<Change> all = List.copyOf(changes);
        List<Pending> batch = List.copyOf(pending);
        changes.clear();
        pending.clear();
        if (!all.isEmpty() && !storeHealth.store(all)) {
            giveUp(batch.stream().filter(Pending::stored).toList());
            batch = batch.stream().filter(each -> !each.stored).toList();
        }
        for (int sent = 0; sent < batch.size(); ) {
            sent += sendRun(batch.subList(sent, batch.size()));
        }
    }

    private void giveUp(List<Pending> batch) {
        for (Pending lost : batch.reversed()) {
            lost.room.last = lost.entry.seq() - 1;
        }
        for (Pending lost : batch) {
            refuseAsNotStored(lost.sender, lost.requestId);
        }
    }

    /// Sends the first consecutive entries of one room, so that each member is offered them at
    /// once.
    ///
    /// @return how many entries
    private int sendRun(List<Pending> batch) {
        Room room = batch.getFirst().room;
        var run = new ArrayList<EncodedEvent>();
        int bytes = 0;
        for (Pending each : batch) {
            if (each.room != room || bytes > RUN_BYTES) {
                break;
            }
            apply(room, each.entry);
            EncodedEvent encoded = EncodedEvent.of(each.entry);
            run.add(encoded);
            bytes += encoded.utf8().length;
        }
        offer(room.members, run, answers(batch.subList(0, run.size()), run));
        return run.size();
    }

    /// What the senders of these entries get: the same, with `re` in their own.
    private static Map<Person, List<EncodedEvent>> answers(
            List<Pending> batch, List<EncodedEvent> run) {
        var answers = new IdentityHashMap<Person, List<EncodedEvent>>();
        for (int i = 0; i < batch.size(); i++) {
            Pending pending = batch.get(i);
            if (pending.sender != null && pending.requestId != 0) {
                answers.computeIfAbsent(pending.sender, _ -> new ArrayList<>(run))
                        .set(i, run.get(i).answering(pending.requestId));
            }
        }
        return answers;
    }

    /// Changes a room by an entry that is stored.
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
            case Pinned pinned -> {
                var _ = pinned.on() ? room.pins.add(pinned.of()) : room.pins.remove(pinned.of());
            }
            case Deleted deleted -> {
                room.pins.remove(deleted.of());
                fileReferences.removeMessage(room, deleted.of());
            }
            case Said said -> {
                room.onSaid(said.by());
                fileReferences.add(room, said);
            }
            case Announced _, Edited _, AllDeleted _, Erased _, Reacted _ -> {}
        }
        room.remember(entry);
        if (room.retention == Retention.NOTHING) {
            fileReferences.removeUpTo(room, room.recent.getFirst().seq() - 1);
        }
    }

    /// @param answers what some of them get instead
    private void offer(
            Collection<Person> people,
            List<EncodedEvent> events,
            Map<Person, List<EncodedEvent>> answers) {
        for (Person person : people) {
            if (person.peer != null) {
                person.peer.offer(answers.getOrDefault(person, events));
                offered.add(person.peer);
            }
        }
    }

    /// Has the peers send what was offered to them since the last call.
    ///
    /// @return how many offers there were
    int flush() {
        int offers = offered.size();
        offered.forEach(Peer::flush);
        offered.clear();
        return offers;
    }

    /// Sends an event to one peer.
    ///
    /// @return how many bytes it takes
    int send(@Nullable Peer peer, Event event) {
        commitPending();
        return sendUnordered(peer, event);
    }

    /// Sends an answer without committing the pending batch first.
    ///
    /// @return how many bytes it takes
    int sendUnordered(@Nullable Peer peer, Event event) {
        if (peer == null) {
            return 0;
        }
        EncodedEvent encoded = EncodedEvent.of(event);
        peer.offer(answering(encoded, event, peer));
        offered.add(peer);
        return encoded.utf8().length;
    }

    /// The event with `re` if it answers this peer's command and has none.
    private EncodedEvent answering(EncodedEvent encoded, Event event, Peer peer) {
        long id = currentRequest.answer(peer, event);
        return id == 0 ? encoded : encoded.answering(id);
    }

    private void sendDone(Peer peer, long id, boolean isCommitted) {
        if (!isCommitted) {
            commitPending();
        }
        // if the entries could not be stored, the refusal is the answer
        if (!currentRequest.isAnswered()) {
            sendUnordered(peer, new Event.Done(id));
        }
    }

    /// Sends an event that soon becomes obsolete, and only to peers with an empty outbox.
    void sendToIdle(Collection<Person> people, Person except, Event event) {
        commitPending();
        EncodedEvent encoded = EncodedEvent.of(event);
        for (Person person : people) {
            if (person.peer != null && person != except && person.peer.isIdle()) {
                person.peer.offer(encoded);
                offered.add(person.peer);
            }
        }
    }

    void refuse(@Nullable Peer peer, long requestId, ErrorCode errorCode, String text) {
        refuse(peer, requestId, errorCode, text, null);
    }

    /// @param explanation what the text says beyond the code, for translation; null if nothing
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
        EncodedEvent encoded = EncodedEvent.of(event);
        List<EncodedEvent> shared = List.of(encoded);
        for (Person person : people) {
            Peer peer = person.peer;
            if (peer != null) {
                EncodedEvent own = answering(encoded, event, peer);
                peer.offer(own == encoded ? shared : List.of(own));
                offered.add(peer);
            }
        }
    }
}
