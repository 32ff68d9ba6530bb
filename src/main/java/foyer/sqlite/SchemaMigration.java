package foyer.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a file, brought from any older version to today's: each step is a script
/// `schema-N.sql` beside a class, and `user_version` says how many have been taken. Immutable; any
/// thread.
///
/// @param beside the class beside which the scripts are
/// @param version today's: as many scripts as there are
public record SchemaMigration(Class<?> beside, int version) {

    /// Which version a file has; 0 for a new one.
    ///
    /// @throws NewerFileException if it is newer than today's
    public int versionOf(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("pragma user_version")) {
            int found = row.getInt(1);
            if (found > version) {
                throw new NewerFileException(found, version);
            }
            return found;
        }
    }

    /// Takes the steps that are missing, all or none.
    public void migrate(Statement sql, int from) throws SQLException {
        sql.execute("begin immediate");
        for (int next = from + 1; next <= version; next++) {
            sql.executeUpdate(script(next));
            sql.execute("pragma user_version = " + next);
        }
        sql.execute("commit");
    }

    /// One step.
    public String script(int step) {
        String name = "schema-" + step + ".sql";
        try (var in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
