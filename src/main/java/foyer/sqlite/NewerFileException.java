package foyer.sqlite;

import foyer.language.Texts;
import java.sql.SQLException;

/// Thrown if a newer version of Foyer wrote the file, which stays unchanged.
public final class NewerFileException extends SQLException {
    private static final long serialVersionUID = 1L;

    NewerFileException(int version, int known) {
        super(Texts.of("disk.newer", version, known));
    }
}
