package foyer.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// Thrown where a database file cannot be trusted.
public final class DamagedFileException extends SQLException {
    private static final long serialVersionUID = 1L;

    /// @param why completes "The file was damaged: …"
    public DamagedFileException(String why) {
        super(why);
    }

    public DamagedFileException(String why, SQLException cause) {
        super(why, cause);
    }

    /// The same fault if the file is at fault, not the disk, the folder or another program, now
    /// told as damage; else as it is.
    public static SQLException told(SQLException fault) {
        return fault instanceof SQLiteException sqlite && isOfTheFile(sqlite)
                ? new DamagedFileException(String.valueOf(fault.getMessage()), fault)
                : fault;
    }

    private static boolean isOfTheFile(SQLiteException fault) {
        return switch (fault.getResultCode().code & 0xff) {
            // perm, busy, locked, nomem, readonly, ioerr, full, cantopen
            case 3, 5, 6, 7, 8, 10, 13, 14 -> false;
            default -> true;
        };
    }
}
