package foyer.connection;

import java.io.IOException;

/// The server has another key than it should. Nothing was told it.
final class KeyMismatchException extends IOException {
    private static final long serialVersionUID = 1;

    private final String known;
    private final String seen;

    KeyMismatchException(ServerAddress at, String known, String seen) {
        super("%s has another key than it should.".formatted(at));
        this.known = known;
        this.seen = seen;
    }

    String known() {
        return known;
    }

    String seen() {
        return seen;
    }
}
