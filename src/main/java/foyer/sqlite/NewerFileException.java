package foyer.sqlite;

import foyer.language.Texts;
import java.sql.SQLException;

/// Thrown where a newer program wrote the file; it is left alone.
public final class NewerFileException extends SQLException {
    private static final long serialVersionUID = 1L;

    NewerFileException(int version, int known) {
        super(Texts.of("disk.newer", version, known));
    }
}
