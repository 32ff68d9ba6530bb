package foyer.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32C;
import org.sqlite.Function;

/// The SQL function `row_sum(...)`: a checksum of a row's columns. SQLite checks how its pages hang
/// together, but not what is written in them. One thread.
final class RowSum extends Function {
    private final CRC32C crc = new CRC32C();

    private RowSum() {}

    static void addTo(Connection connection) throws SQLException {
        Function.create(connection, "row_sum", new RowSum());
    }

    @Override
    protected void xFunc() throws SQLException {
        crc.reset();
        for (int i = 0; i < args(); i++) {
            String column = value_text(i);
            if (column != null) {
                crc.update(column.getBytes(StandardCharsets.UTF_8));
            }
            // so that nothing can move from one column to the next
            crc.update(0);
        }
        result(crc.getValue());
    }
}
