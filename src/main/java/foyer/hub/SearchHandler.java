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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for words in the rooms that a member is in. One thread, the hub's.
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

    void search(Person by, long requestId, Command.Search search) {
        List<Room> where = List.copyOf(by.rooms);
        String name = search.room();
        if (name != null) {
            Room room = membershipCheck.requireRoom(by, requestId, name);
            if (room == null) {
                return;
            }
            where = List.of(room);
        }
        delivery.commitPending();
        List<String> kept =
                where.stream()
                        .filter(room -> room.retention != Retention.NOTHING)
                        .map(room -> room.name)
                        .toList();
        String who = search.by();
        Long since = search.since();
        Long until = search.until();
        Integer skip = search.skip();
        var query =
                new SearchQuery(
                        search.words(),
                        kept,
                        who == null ? "" : who,
                        since == null ? Long.MIN_VALUE : since,
                        until == null ? Long.MAX_VALUE : until,
                        skip == null ? 0 : skip,
                        Limits.FOUND + 1);
        try {
            List<LogEntry> found = store.search(query);
            List<LogEntry> told =
                    Codec.chunks(found.subList(0, Math.min(found.size(), Limits.FOUND))).getFirst();
            delivery.send(by.peer, new Event.Found(requestId, told, found.size() > told.size()));
        } catch (NotStoredException e) {
            LOG.warn("nothing can be searched: {}", String.valueOf(e.getCause()));
            delivery.refuse(
                    by.peer,
                    requestId,
                    ErrorCode.NOT_STORED,
                    "Search is unavailable: the host’s disk isn’t working.",
                    Sentence.NO_SEARCH.with());
        }
    }
}
