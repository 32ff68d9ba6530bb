package foyer.store;

import java.sql.SQLException;

/// Thrown where a database file cannot be trusted.
final class Damaged extends SQLException {
    private static final long serialVersionUID = 1L;

    /// @param why completes "The history was damaged: …"
    Damaged(String why) {
        super(why);
    }

    Damaged(String why, SQLException cause) {
        super(why, cause);
    }
}
