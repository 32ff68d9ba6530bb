package foyer.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What SQLite's errors mean to a person. Pure functions; any thread.
public final class WhyNot {
    public static final String NO_WRITING = "it cannot be written to";

    private WhyNot() {}

    /// Completes "The file cannot be used: …".
    public static String words(SQLException fault) {
        return switch (primary(fault)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another Foyer is using it";
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> NO_WRITING;
            case SQLITE_IOERR -> "the disk does not work";
            default -> String.valueOf(fault.getMessage());
        };
    }

    /// Whether the disk is at fault, not what was to be written.
    public static boolean isOfTheDisk(SQLException fault) {
        return primary(fault) != SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    private static SQLiteErrorCode primary(SQLException fault) {
        return fault instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
