package foyer.sqlite;

import foyer.language.Texts;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Translates SQLite's errors for the user. Thread-safe.
public final class SqliteErrors {
    private SqliteErrors() {}

    /// The text for a file that may not be written, see [#text].
    public static String noWriting() {
        return Texts.of("disk.no_writing");
    }

    /// A text that completes "The file cannot be used: …".
    public static String text(SQLException fault) {
        return switch (primary(fault)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Texts.of("disk.busy");
            case SQLITE_FULL -> Texts.of("disk.full");
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> noWriting();
            case SQLITE_IOERR -> Texts.of("disk.broken");
            default -> String.valueOf(fault.getMessage());
        };
    }

    /// Whether the disk failed, and not the data.
    public static boolean isDiskFailure(SQLException fault) {
        return primary(fault) != SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    private static SQLiteErrorCode primary(SQLException fault) {
        return fault instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
