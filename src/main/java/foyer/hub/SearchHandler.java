package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.Sentence;
import foyer.serverstore.MessageStore;
import foyer.serverstore.NotStoredException;
import foyer.serverstore.SearchQuery;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Searches the stored messages of a member's rooms. Hub thread.
final class SearchHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SearchHandler.class);

    private final MembershipCheck membershipCheck;
    private final MessageStore store;
    private final Delivery delivery;

    SearchHandler(MembershipCheck membershipCheck, MessageStore store, Delivery delivery) {
        this.membershipCheck = membershipCheck;
        this.store = store;
        this.delivery = delivery;
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
        delivery.commitPending();
        try {
            List<LogEntry> found = store.search(query(search, rooms));
            List<LogEntry> page =
                    Codec.chunks(found.subList(0, Math.min(found.size(), Limits.FOUND))).getFirst();
            delivery.send(
                    person.peer, new Event.Found(requestId, page, found.size() > page.size()));
        } catch (NotStoredException e) {
            LOG.warn("search failed: {}", String.valueOf(e.getCause()));
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_STORED,
                    "Search is unavailable: the host’s disk isn’t working.",
                    Sentence.NO_SEARCH.with());
        }
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
