package foyer.server;

import java.io.IOException;

/// Thrown if another program uses the port. The message is a sentence for the user.
public final class PortInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUseException(int port, IOException cause) {
        super("Port " + port + " is already in use by another program.", cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
