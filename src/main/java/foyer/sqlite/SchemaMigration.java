package foyer.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Migrates a database from any older version to the current one. Each step is a script
/// `schema-N.sql`; `user_version` holds the number of the last one. Immutable.
///
/// @param beside the class in whose package the scripts are
/// @param version the current version, which is the number of scripts
public record SchemaMigration(Class<?> beside, int version) {

    /// The version of a file; 0 for a new one.
    ///
    /// @throws NewerFileException if it is newer than the current one
    public int versionOf(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("pragma user_version")) {
            int found = row.getInt(1);
            if (found > version) {
                throw new NewerFileException(found, version);
            }
            return found;
        }
    }

    /// Applies all missing steps in one transaction.
    public void migrate(Statement sql, int from) throws SQLException {
        sql.execute("begin immediate");
        for (int next = from + 1; next <= version; next++) {
            sql.executeUpdate(script(next));
            sql.execute("pragma user_version = " + next);
        }
        sql.execute("commit");
    }

    /// The script of one step.
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
