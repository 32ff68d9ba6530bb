package foyer.sqlite;

import foyer.language.Texts;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite's errors mean to a person. Pure functions; any thread.
public final class SqliteErrors {
    private SqliteErrors() {}

    /// As [#text], where it may not be written.
    public static String noWriting() {
        return Texts.of("disk.no_writing");
    }

    /// Completes "The file cannot be used: …".
    public static String text(SQLException fault) {
        return switch (primary(fault)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> Texts.of("disk.busy");
            case SQLITE_FULL -> Texts.of("disk.full");
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> noWriting();
            case SQLITE_IOERR -> Texts.of("disk.broken");
            default -> String.valueOf(fault.getMessage());
        };
    }

    /// Whether the disk is at fault, not what was to be written.
    public static boolean isDiskFailure(SQLException fault) {
        return primary(fault) != SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    private static SQLiteErrorCode primary(SQLException fault) {
        return fault instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
