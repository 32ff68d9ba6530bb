package foyer.serverstore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/// The SQL function `row_sum(...)`: a checksum of a row's columns, because SQLite checks only the
/// structure of its pages. One thread.
final class RowChecksum extends Function {
    private RowChecksum() {}

    static void addTo(Connection connection) throws SQLException {
        Function.create(connection, "row_sum", new RowChecksum());
    }

    /// The checksum of columns in SQLite's text form.
    static long of(@Nullable String... columns) {
        var row = new StringBuilder();
        for (String column : columns) {
            // a separator, so that text cannot move between columns unnoticed
            row.append(column == null ? "" : column).append('\0');
        }
        var crc = new CRC32C();
        crc.update(row.toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Override
    protected void xFunc() throws SQLException {
        var columns = new @Nullable String[args()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = value_text(i);
        }
        result(of(columns));
    }
}
