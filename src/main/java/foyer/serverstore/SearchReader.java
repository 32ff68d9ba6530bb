package foyer.serverstore;

import com.google.gson.JsonArray;
import foyer.protocol.LogEntry;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Finds messages by their words, newest first. It reads row numbers of the index in descending
/// order and stops at the page; the entries are read for the page alone. A search that takes too
/// long ends with what it has. One thread.
final class SearchReader {
    /// More words hardly narrow a search, but each one costs.
    private static final int WORDS_MAX = 8;

    /// How many steps of SQLite's machine lie between two looks at the clock.
    private static final int STEPS = 1_000;

    /// To skip the rest of a room takes a new query, which costs as much as some thousand rows.
    private static final int UNUSED_MAX = 2_000;

    private static final String MATCHING =
            " where word match ?1 and word.rowid >= ?2 and word.rowid <= ?3"
                    + " and word.rowid >> 32 in (select value from json_each(?4))";

    private final Connection connection;
    private final long maxNanos;
    private final LongSupplier nanoTime;
    private final EntryReader entries;
    private final PreparedStatement places;
    private final PreparedStatement found;
    private final PreparedStatement filtered;
    private final PreparedStatement time;

    /// @param maxNanos after which a search ends
    /// @param nanoTime asked before each row, and between the steps to it
    SearchReader(Connection connection, long maxNanos, LongSupplier nanoTime) throws SQLException {
        this.connection = connection;
        this.maxNanos = maxNanos;
        this.nanoTime = nanoTime;
        entries = new EntryReader(connection);
        places =
                connection.prepareStatement(
                        "select place, name from room"
                                + " where name in (select value from json_each(?))");
        found =
                connection.prepareStatement(
                        "select word.rowid from word" + MATCHING + " order by word.rowid desc");
        filtered =
                connection.prepareStatement(
                        "select word.rowid from word"
                                + " cross join room on room.place = word.rowid >> 32"
                                + " cross join entry on entry.room = room.name"
                                + " and entry.seq = word.rowid & 4294967295"
                                + MATCHING
                                + " and (?5 = '' or entry.by = ?5)"
                                + " and entry.at >= ?6 and entry.at < ?7"
                                + " order by word.rowid desc");
        time = connection.prepareStatement("select at from entry where room = ? and seq = ?");
    }

    List<LogEntry> find(SearchQuery query) throws SQLException {
        Map<Long, String> rooms = rooms(query.rooms());
        if (rooms.isEmpty()) {
            return List.of();
        }
        List<Long> numbers = numbers(query, rooms.keySet());
        if (rooms.size() > 1) {
            numbers = newestFirst(numbers, rooms);
        }
        var page = new ArrayList<LogEntry>();
        numbers.stream()
                .skip(query.skip())
                .limit(query.limit())
                .forEach(
                        number -> {
                            String room = rooms.getOrDefault(SearchIndex.place(number), "");
                            LogEntry entry = entries.entryAt(room, SearchIndex.seq(number));
                            if (entry != null) {
                                page.add(entry);
                            }
                        });
        return List.copyOf(page);
    }

    private Map<Long, String> rooms(List<String> names) {
        return QueryRunner.run(
                places,
                select -> select.setString(1, json(names)),
                rows -> {
                    var rooms = new HashMap<Long, String>();
                    while (rows.next()) {
                        rooms.put(rows.getLong(1), rows.getString(2));
                    }
                    return rooms;
                });
    }

    /// The newest matches of each room: as many as the page may take from one of them.
    private List<Long> numbers(SearchQuery query, Collection<Long> places) throws SQLException {
        long end = nanoTime.getAsLong() + maxNanos;
        PreparedStatement select = query.isFiltered() ? filtered : found;
        select.setString(1, quoted(query.text()));
        select.setLong(2, SearchIndex.number(Collections.min(places), 0));
        select.setString(4, places.toString());
        if (query.isFiltered()) {
            select.setString(5, query.by());
            select.setLong(6, query.since());
            select.setLong(7, query.until());
        }
        var matches = new Matches((long) query.skip() + query.limit(), places.size());
        long last = SearchIndex.number(Collections.max(places), -1);
        setTimeLimit(end);
        try {
            while (last >= 0) {
                select.setLong(3, last);
                last = read(select, matches, end);
            }
        } catch (SQLException e) {
            if (!(e instanceof SQLiteException fault)
                    || fault.getResultCode() != SQLiteErrorCode.SQLITE_INTERRUPT) {
                throw e;
            }
        } finally {
            ProgressHandler.clearHandler(connection);
        }
        return matches.numbers;
    }

    /// @return the row number from which to go on, behind a room of which too much is left; -1 if
    ///   that was all
    private long read(PreparedStatement select, Matches matches, long end) throws SQLException {
        int unused = 0;
        try (var rows = select.executeQuery()) {
            while (!matches.isComplete() && nanoTime.getAsLong() - end < 0 && rows.next()) {
                long number = rows.getLong(1);
                if (!matches.add(number) && ++unused >= UNUSED_MAX) {
                    return SearchIndex.number(SearchIndex.place(number), 0) - 1;
                }
            }
        }
        return -1;
    }

    /// The first matches of each room.
    private static final class Matches {
        private final long mostOfRoom;
        private final int rooms;
        private final Map<Long, Long> counts = new HashMap<>();
        private int fullRooms;
        final List<Long> numbers = new ArrayList<>();

        Matches(long mostOfRoom, int rooms) {
            this.mostOfRoom = mostOfRoom;
            this.rooms = rooms;
        }

        boolean isComplete() {
            return fullRooms == rooms;
        }

        /// @return false if there are enough of its room
        boolean add(long number) {
            long count = counts.merge(SearchIndex.place(number), 1L, Long::sum);
            if (count > mostOfRoom) {
                return false;
            }
            fullRooms += count == mostOfRoom ? 1 : 0;
            return numbers.add(number);
        }
    }

    private void setTimeLimit(long end) throws SQLException {
        ProgressHandler.setHandler(
                connection,
                STEPS,
                new ProgressHandler() {
                    @Override
                    protected int progress() {
                        return nanoTime.getAsLong() - end < 0 ? 0 : 1;
                    }
                });
    }

    private record TimedMatch(long number, long at) {}

    private List<Long> newestFirst(List<Long> numbers, Map<Long, String> rooms)
            throws SQLException {
        var matches = new ArrayList<TimedMatch>();
        for (long number : numbers) {
            time.setString(1, rooms.get(SearchIndex.place(number)));
            time.setLong(2, SearchIndex.seq(number));
            try (var row = time.executeQuery()) {
                if (row.next()) {
                    matches.add(new TimedMatch(number, row.getLong(1)));
                }
            }
        }
        // a stable sort: those of one room and time keep their order
        matches.sort((a, b) -> Long.compare(b.at, a.at));
        return matches.stream().map(TimedMatch::number).toList();
    }

    private static String json(List<String> rooms) {
        var array = new JsonArray();
        rooms.forEach(array::add);
        return array.toString();
    }

    /// Quotes each word as a phrase, so that it has no meaning in the query language. The last word
    /// is a prefix; the same word twice says no more than once.
    private static String quoted(String terms) {
        var words = new LinkedHashSet<>(List.of(terms.strip().split("\\s+", -1)).reversed());
        List<String> query =
                words.stream()
                        .limit(WORDS_MAX)
                        .map(word -> '"' + word.replace("\"", "\"\"") + '"')
                        .toList()
                        .reversed();
        return String.join(" ", query) + "*";
    }
}
