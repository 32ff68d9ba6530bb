package foyer.connection;

import java.io.IOException;

/// Thrown if the server has another key than expected. Nothing was sent to it.
final class KeyMismatchException extends IOException {
    private static final long serialVersionUID = 1;

    private final String known;
    private final String seen;

    KeyMismatchException(ServerAddress address, String known, String seen) {
        super("%s has another key than expected".formatted(address));
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
