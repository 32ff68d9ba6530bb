package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.Sentence;
import foyer.serverstore.NotStoredException;
import foyer.serverstore.SearchQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches the stored messages of a member's rooms: one search of a member at a time, and not on
/// the hub thread if the history is in a file. Hub thread.
final class SearchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SearchHandler.class);

    private static final int BURST = 5;
    private static final double PER_SECOND = 1;

    /// How many of the newest entries a search adds to the index first. If more are missing, the
    /// index is being updated anyway.
    private static final int INDEXED_FIRST = 100;

    private final MembershipCheck membershipCheck;
    private final HubState state;
    private final Delivery delivery;
    private final BackgroundWork work;
    private final LongSupplier nanoTime;

    /// @param hubThread runs a task on the hub thread
    SearchHandler(HubState state, Executor hubThread, LongSupplier nanoTime) {
        this.membershipCheck = state.membershipCheck;
        this.state = state;
        this.delivery = state.delivery;
        this.nanoTime = nanoTime;
        this.work =
                new BackgroundWork(
                        delivery.currentRequest,
                        state.store.search().executor(),
                        hubThread,
                        "The search failed.");
    }

    void search(Person person, long requestId, Command.Search search) {
        List<Room> rooms = List.copyOf(person.rooms);
        if (search.room() != null) {
            Room room = membershipCheck.requireRoom(person, requestId, search.room());
            if (room == null) {
                return;
            }
            rooms = List.of(room);
        }
        if (refuseIfTooFast(person, requestId)) {
            return;
        }
        delivery.commitPending();
        try {
            state.store.updateSearchIndex(INDEXED_FIRST);
        } catch (NotStoredException e) {
            LOG.warn("search failed: {}", String.valueOf(e.getCause()));
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_STORED,
                    "Search is unavailable: the host’s disk isn’t working.",
                    Sentence.NO_SEARCH.with());
            return;
        }
        submit(person, requestId, query(search, rooms));
    }

    private boolean refuseIfTooFast(Person person, long requestId) {
        long now = nanoTime.getAsLong();
        if (person.searching == null) {
            person.searching = new TokenBucket(BURST, PER_SECOND, now);
        }
        if (person.searchUnderWay || !person.searching.tryTake(now)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "You’re searching too fast. Wait a moment and try again.");
            return true;
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // peers are compared by identity
    private void submit(Person person, long requestId, SearchQuery query) {
        Peer peer = person.peer;
        CurrentRequest.Continuation request = delivery.currentRequest.suspend();
        person.searchUnderWay = true;
        boolean accepted =
                work.submit(
                        () -> find(query),
                        found -> {
                            person.searchUnderWay = false;
                            if (person.peer == peer) {
                                request.run(() -> answer(person, requestId, found));
                            }
                        });
        if (!accepted) {
            person.searchUnderWay = false;
            delivery.currentRequest.resume();
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.BUSY,
                    "Too many people are searching. Try again in a moment.");
        }
    }

    /// On the thread of the search.
    private Optional<List<LogEntry>> find(SearchQuery query) {
        try {
            return Optional.of(state.store.search().find(query));
        } catch (RuntimeException e) {
            LOG.warn("search failed", e);
            return Optional.empty();
        }
    }

    private void answer(Person person, long requestId, Optional<List<LogEntry>> found) {
        if (found.isEmpty()) {
            delivery.refuse(person.peer, requestId, ErrorCode.FAULT, "The search failed.");
            return;
        }
        delivery.commitPending();
        List<LogEntry> readable =
                found.get().stream()
                        .map(entry -> current(person, entry))
                        .filter(Objects::nonNull)
                        .toList();
        List<LogEntry> page =
                Codec.chunks(readable.subList(0, Math.min(readable.size(), Limits.FOUND)))
                        .getFirst();
        int bytes =
                delivery.send(
                        person.peer,
                        new Event.Found(requestId, page, readable.size() > page.size()));
        person.chargeRead(bytes);
    }

    /// A found message as it is by now, or null if it was deleted meanwhile or the person may not
    /// read it any more.
    private @Nullable LogEntry current(Person person, LogEntry found) {
        Room room = state.rooms.named(found.room());
        if (room == null || !room.members.contains(person)) {
            return null;
        }
        LogEntry entry = state.logs.entryAt(room, found.seq());
        return (entry instanceof LogEntry.Said || entry instanceof LogEntry.Announced)
                        && entry.at() == found.at()
                        && entry.by().equals(found.by())
                ? entry
                : null;
    }

    /// Asks for one entry more than a page, which shows whether there are more.
    private static SearchQuery query(Command.Search search, List<Room> rooms) {
        List<String> stored =
                rooms.stream()
                        .filter(room -> room.retention != Retention.NOTHING)
                        .map(room -> room.name)
                        .toList();
        return new SearchQuery(
                search.words(),
                stored,
                Objects.requireNonNullElse(search.by(), ""),
                Objects.requireNonNullElse(search.since(), Long.MIN_VALUE),
                Objects.requireNonNullElse(search.until(), Long.MAX_VALUE),
                Objects.requireNonNullElse(search.skip(), 0),
                Limits.FOUND + 1);
    }
}
