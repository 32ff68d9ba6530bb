package foyer.bench;

import java.io.IOException;
import java.nio.file.Path;

/// A server that is measured.
enum Side {
    NAIVE("`broadcast()`", false),
    FOYER("Foyer", false),
    NAIVE_TLS("`broadcast()`, TLS", true),
    FOYER_TLS("Foyer, TLS", true);

    final String words;
    final boolean encrypted;

    Side(String words, boolean encrypted) {
        this.words = words;
        this.encrypted = encrypted;
    }

    /// @param data a folder for its files
    /// @param port 0 for any
    Child start(Path data, int port) throws IOException {
        return switch (this) {
            case NAIVE, NAIVE_TLS -> Child.naive(this, data, port);
            case FOYER, FOYER_TLS -> Child.foyer(this, data, port);
        };
    }
}
