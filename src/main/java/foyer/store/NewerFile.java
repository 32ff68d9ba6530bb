package foyer.store;

import java.sql.SQLException;

/// Thrown where a newer program wrote the file; it is left alone.
final class NewerFile extends SQLException {
    private static final long serialVersionUID = 1L;

    NewerFile(int version) {
        super(
                "it was written by a newer Foyer (version %d, this one knows %d)"
                        .formatted(version, Database.VERSION));
    }
}
