package foyer.serverstore;

import com.google.gson.JsonArray;
import foyer.protocol.LogEntry;
import foyer.search.SearchTerms;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/// Finds messages by the parts of their words, newest first. It reads the index block by block from
/// the newest, compares the entries that may match, and stops at the page. A search that takes too
/// long ends with what it has. One thread.
final class SearchReader {
    private final long maxNanos;
    private final LongSupplier nanoTime;
    private final EntryReader entries;
    private final PreparedStatement rooms;
    private final PreparedStatement grams;

    /// @param cut the `seq` up to which its log was removed
    private record IndexedRoom(long place, String name, long cut, long indexed) {}

    private record Match(String room, long seq, long at) {}

    /// @param maxNanos after which a search ends
    /// @param nanoTime asked before each block and each entry
    SearchReader(Connection connection, long maxNanos, LongSupplier nanoTime) throws SQLException {
        this.maxNanos = maxNanos;
        this.nanoTime = nanoTime;
        entries = new EntryReader(connection);
        rooms =
                connection.prepareStatement(
                        "select place, name, cut, indexed from room"
                                + " where name in (select value from json_each(?))"
                                + " and indexed > cut order by place desc");
        grams = connection.prepareStatement(GramTable.READ);
    }

    List<LogEntry> find(SearchQuery query) throws SQLException {
        var terms = new SearchTerms(query.text());
        if (terms.isEmpty()) {
            return List.of();
        }
        long end = nanoTime.getAsLong() + maxNanos;
        var matches = new ArrayList<Match>();
        for (IndexedRoom room : rooms(query.rooms())) {
            matches.addAll(newestOf(room, query, terms, end));
        }
        // a stable sort: those of one room and time keep their order
        matches.sort(Comparator.comparingLong(Match::at).reversed());
        var page = new ArrayList<LogEntry>();
        for (Match match : matches.stream().skip(query.skip()).limit(query.limit()).toList()) {
            LogEntry entry = entries.entryAt(match.room, match.seq);
            if (entry != null) {
                page.add(entry);
            }
        }
        return List.copyOf(page);
    }

    private List<IndexedRoom> rooms(List<String> names) {
        return QueryRunner.run(
                rooms,
                select -> select.setString(1, json(names)),
                rows -> {
                    var found = new ArrayList<IndexedRoom>();
                    while (rows.next()) {
                        found.add(
                                new IndexedRoom(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getLong(3),
                                        rows.getLong(4)));
                    }
                    return found;
                });
    }

    private static String json(List<String> rooms) {
        var array = new JsonArray();
        rooms.forEach(array::add);
        return array.toString();
    }

    /// The newest matches of a room: as many as the page may take from it.
    private List<Match> newestOf(IndexedRoom room, SearchQuery query, SearchTerms terms, long end)
            throws SQLException {
        var matches = new ArrayList<Match>();
        long most = (long) query.skip() + query.limit();
        Set<String> sought = terms.grams();
        long oldest = SearchIndex.block(SearchIndex.number(room.place, room.cut + 1));
        for (long block = SearchIndex.block(SearchIndex.number(room.place, room.indexed));
                block >= oldest && matches.size() < most && isInTime(end);
                block--) {
            BitSet candidates = candidates(block, sought);
            long first = SearchIndex.seq(SearchIndex.first(block));
            for (int offset = candidates.length() - 1;
                    offset >= 0 && matches.size() < most && isInTime(end);
                    offset = candidates.previousSetBit(offset - 1)) {
                LogEntry entry = entries.entryAt(room.name, first + offset);
                if (entry != null && query.isFor(entry) && terms.areIn(entry)) {
                    matches.add(new Match(room.name, entry.seq(), entry.at()));
                }
            }
        }
        return matches;
    }

    private boolean isInTime(long end) {
        return nanoTime.getAsLong() - end < 0;
    }

    /// The entries of a block that hold all these grams.
    private BitSet candidates(long block, Set<String> sought) throws SQLException {
        BitSet candidates = null;
        for (String gram : sought) {
            BitSet holders = GramTable.entries(grams, block, gram);
            if (candidates == null) {
                candidates = holders;
            } else {
                candidates.and(holders);
            }
            if (candidates.isEmpty()) {
                break;
            }
        }
        return candidates == null ? new BitSet() : candidates;
    }
}
