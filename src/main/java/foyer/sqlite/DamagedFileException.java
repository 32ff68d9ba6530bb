package foyer.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// Thrown if a database file is damaged.
public final class DamagedFileException extends SQLException {
    private static final long serialVersionUID = 1L;

    /// @param reason completes "The file was damaged: …"
    public DamagedFileException(String reason) {
        super(reason);
    }

    public DamagedFileException(String reason, SQLException cause) {
        super(reason, cause);
    }

    /// Wraps an error that is caused by the file. Returns errors of the disk, the folder or another
    /// program unchanged.
    public static SQLException wrapIfDamage(SQLException fault) {
        return fault instanceof SQLiteException sqlite && isDamage(sqlite)
                ? new DamagedFileException(String.valueOf(fault.getMessage()), fault)
                : fault;
    }

    private static boolean isDamage(SQLiteException fault) {
        return switch (fault.getResultCode().code & 0xff) {
            // perm, busy, locked, nomem, readonly, ioerr, full, cantopen
            case 3, 5, 6, 7, 8, 10, 13, 14 -> false;
            default -> true;
        };
    }
}
