package foyer.serverstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeMap;

/// Changes the table `gram`, within the current transaction. Collects the changes of one block,
/// because many of its entries hold the same grams. One thread.
final class GramTable {
    /// Reads a row by block and gram.
    static final String READ = "select entries from gram where block = ? and gram = ?";

    private final PreparedStatement read;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement drop;
    private final PreparedStatement dropBlocks;
    private final TreeMap<String, BitSet> changes = new TreeMap<>();
    private long block = -1;
    private boolean adds;

    GramTable(Connection connection) throws SQLException {
        read = connection.prepareStatement(READ);
        insert =
                connection.prepareStatement(
                        "insert into gram (entries, block, gram) values (?, ?, ?)");
        update =
                connection.prepareStatement(
                        "update gram set entries = ? where block = ? and gram = ?");
        drop = connection.prepareStatement("delete from gram where block = ? and gram = ?");
        dropBlocks = connection.prepareStatement("delete from gram where block >= ? and block < ?");
    }

    /// Adds an entry, or removes it. Call [#write] behind the last.
    ///
    /// @param number of the entry, see [SearchIndex#number]
    /// @return the number of changes that wait to be written
    int change(long number, Set<String> grams, boolean isAdded) throws SQLException {
        if (SearchIndex.block(number) != block || isAdded != adds) {
            write();
            block = SearchIndex.block(number);
            adds = isAdded;
        }
        int offset = SearchIndex.offset(number);
        grams.forEach(gram -> changes.computeIfAbsent(gram, _ -> new BitSet()).set(offset));
        return changes.size();
    }

    /// Writes the changes.
    void write() throws SQLException {
        for (var change : changes.entrySet()) {
            write(change.getKey(), change.getValue());
        }
        changes.clear();
    }

    private void write(String gram, BitSet changed) throws SQLException {
        BitSet entries = entries(read, block, gram);
        boolean isNew = entries.isEmpty();
        if (adds) {
            entries.or(changed);
        } else {
            entries.andNot(changed);
        }
        if (entries.isEmpty()) {
            BatchWriter.run(drop, block, gram);
        } else {
            BatchWriter.run(isNew ? insert : update, BlockEntries.encode(entries), block, gram);
        }
    }

    /// The entries of a block that hold a gram.
    static BitSet entries(PreparedStatement read, long block, String gram) throws SQLException {
        read.setLong(1, block);
        read.setString(2, gram);
        try (var row = read.executeQuery()) {
            return row.next() ? BlockEntries.decode(row.getBytes(1)) : new BitSet();
        }
    }

    /// Removes whole blocks.
    void removeBlocks(long from, long end) throws SQLException {
        BatchWriter.run(dropBlocks, from, end);
    }

    /// Forgets the changes of a transaction that was rolled back.
    void forgetChanges() {
        changes.clear();
    }
}
