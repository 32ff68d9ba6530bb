package foyer.guest;

import foyer.connection.ServerAddress;
import foyer.testing.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;

/// `foyer serve` with guests in a child process, which can be killed and restarted with the same
/// ports and folder. Test thread.
final class GuestServeCommandProcess implements AutoCloseable {
    private final Path data;
    private int port;
    private int guestPort;
    private ChildProcess process;

    GuestServeCommandProcess(Path data) throws IOException {
        this.data = data;
        start();
    }

    /// Starts the process, again after [#kill].
    void start() throws IOException {
        process =
                ChildProcess.foyer(
                        "serve",
                        "--host",
                        "127.0.0.1",
                        "--data",
                        data.toString(),
                        "--per-address",
                        "100",
                        "--port",
                        "" + port,
                        "--guests=" + guestPort);
        port = port(process.line());
        guestPort = port(process.line());
    }

    private static int port(String line) {
        return Integer.parseInt(line.replaceAll(".* on port (\\d+).*", "$1"));
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", port);
    }

    int guestPort() {
        return guestPort;
    }

    /// Kills the process.
    void kill() throws InterruptedException {
        process.kill();
        var _ = process.exitCode();
    }

    @Override
    public void close() {
        process.close();
    }
}
