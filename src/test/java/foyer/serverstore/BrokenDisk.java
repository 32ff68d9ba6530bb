package foyer.serverstore;

import java.sql.SQLException;

/// Makes SQLite refuse every write of a store, or none. Thread of the store.
public final class BrokenDisk {
    private BrokenDisk() {}

    public static void takesNothing(MessageStore store) {
        set(store, 1);
    }

    public static void takesAll(MessageStore store) {
        set(store, 0);
    }

    private static void set(MessageStore store, int queryOnly) {
        try (var sql = store.connection.createStatement()) {
            sql.execute("pragma query_only = " + queryOnly);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
