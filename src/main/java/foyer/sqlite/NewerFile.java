package foyer.sqlite;

import java.sql.SQLException;

/// Thrown where a newer program wrote the file; it is left alone.
public final class NewerFile extends SQLException {
    private static final long serialVersionUID = 1L;

    NewerFile(int version, int known) {
        super(
                "it was written by a newer Foyer (version %d, this one knows %d)"
                        .formatted(version, known));
    }
}
