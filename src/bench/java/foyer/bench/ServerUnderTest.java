package foyer.bench;

import java.io.IOException;
import java.nio.file.Path;

/// A kind of server that is measured.
enum ServerUnderTest {
    NAIVE("`broadcast()`", false),
    FOYER("Foyer", false),
    NAIVE_TLS("`broadcast()`, TLS", true),
    FOYER_TLS("Foyer, TLS", true);

    final String label;
    final boolean encrypted;

    ServerUnderTest(String label, boolean encrypted) {
        this.label = label;
        this.encrypted = encrypted;
    }

    /// @param data a folder for its files
    /// @param port 0 for any
    MeasuredServer start(Path data, int port) throws IOException {
        return switch (this) {
            case NAIVE, NAIVE_TLS -> MeasuredServer.naive(this, data, port);
            case FOYER, FOYER_TLS -> MeasuredServer.foyer(this, data, port);
        };
    }
}
