package foyer.serverstore;

import foyer.protocol.LogEntry;
import java.util.List;

/// Searches a store at once.
public final class SearchFixture {
    private SearchFixture() {}

    public static List<LogEntry> search(MessageStore store, SearchQuery query)
            throws NotStoredException {
        store.updateSearchIndex(10_000);
        return store.search().find(query);
    }
}
