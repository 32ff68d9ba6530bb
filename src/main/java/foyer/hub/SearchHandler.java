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
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches the stored messages of a member's rooms: one search of a member at a time, and not on
/// the hub thread if the history is in a file. Hub thread.
final class SearchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SearchHandler.class);

    /// How many entries a search adds to the index first. If more are missing, the index is being
    /// updated anyway, and the answer says so.
    private static final int INDEXED_FIRST = 100;

    private final MembershipCheck membershipCheck;
    private final HubState state;
    private final Delivery delivery;
    private final BackgroundWork work;

    /// @param hubThread runs a task on the hub thread
    SearchHandler(HubState state, Executor hubThread) {
        this.membershipCheck = state.membershipCheck;
        this.state = state;
        this.delivery = state.delivery;
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
        Peer peer = person.peer;
        if (peer == null) {
            return;
        }
        if (work.unfinished(peer) > 0) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.TOO_FAST,
                    "Your last search isn’t finished. Wait a moment and try again.");
            return;
        }
        delivery.commitPending();
        boolean isIndexing;
        try {
            isIndexing = state.store.updateSearchIndex(INDEXED_FIRST);
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
        submit(person, peer, requestId, query(search, rooms), isIndexing);
    }

    private void submit(
            Person person, Peer peer, long requestId, SearchQuery query, boolean isIndexing) {
        boolean accepted =
                work.submit(
                        peer,
                        () -> state.store.search().find(query),
                        found -> answer(person, peer, requestId, found, isIndexing),
                        e -> delivery.refuse(peer, requestId, e.code(), e.text()));
        if (!accepted) {
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.BUSY,
                    "Too many people are searching. Try again in a moment.");
        }
    }

    @SuppressWarnings("ReferenceEquality") // peers are compared by identity
    private void answer(
            Person person, Peer peer, long requestId, List<LogEntry> found, boolean isIndexing) {
        if (person.peer != peer) {
            delivery.currentRequest.abandon();
            return;
        }
        delivery.commitPending();
        List<LogEntry> readable =
                found.stream()
                        .map(entry -> current(person, entry))
                        .filter(Objects::nonNull)
                        .toList();
        List<LogEntry> page =
                Codec.chunks(readable.subList(0, Math.min(readable.size(), Limits.FOUND)))
                        .getFirst();
        int bytes =
                delivery.send(
                        peer,
                        new Event.Found(
                                requestId, page, readable.size() > page.size(), isIndexing));
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
