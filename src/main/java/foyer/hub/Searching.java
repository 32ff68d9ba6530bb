package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Limits;
import foyer.protocol.Logged;
import foyer.protocol.Sentence;
import foyer.store.MessageStore;
import foyer.store.NotStored;
import foyer.store.Query;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for words in the rooms that a member is in. One thread, the hub's.
final class Searching {
    private static final Logger LOG = LoggerFactory.getLogger(Searching.class);

    private final Within within;
    private final MessageStore store;
    private final Delivery delivery;

    Searching(Within within, MessageStore store, Delivery delivery) {
        this.within = within;
        this.store = store;
        this.delivery = delivery;
    }

    void search(Person by, long re, Command.Search search) {
        List<Room> where = List.copyOf(by.rooms);
        String name = search.room();
        if (name != null) {
            Room room = within.room(by, re, name);
            if (room == null) {
                return;
            }
            where = List.of(room);
        }
        delivery.settle();
        List<String> kept =
                where.stream()
                        .filter(room -> room.keeping != Keeping.NOTHING)
                        .map(room -> room.name)
                        .toList();
        String who = search.by();
        Long since = search.since();
        Long until = search.until();
        Integer skip = search.skip();
        var query =
                new Query(
                        search.words(),
                        kept,
                        who == null ? "" : who,
                        since == null ? Long.MIN_VALUE : since,
                        until == null ? Long.MAX_VALUE : until,
                        skip == null ? 0 : skip,
                        Limits.FOUND + 1);
        try {
            List<Logged> found = store.search(query);
            List<Logged> told =
                    Codec.chunks(found.subList(0, Math.min(found.size(), Limits.FOUND))).getFirst();
            delivery.tell(by.peer, new Event.Found(re, told, found.size() > told.size()));
        } catch (NotStored e) {
            LOG.warn("nothing can be searched: {}", String.valueOf(e.getCause()));
            delivery.refuse(
                    by.peer,
                    re,
                    Code.NOT_STORED,
                    "The host’s disk takes nothing, so nothing can be searched now.",
                    Sentence.NO_SEARCH.with());
        }
    }
}
