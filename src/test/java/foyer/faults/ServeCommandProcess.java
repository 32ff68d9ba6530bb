package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// `foyer serve` in a child process, which can be killed and restarted with the same port and
/// folder. Test thread.
final class ServeCommandProcess implements AutoCloseable {
    private final Path data;
    private final ServerAddress address;
    private final List<String> before;
    private ChildProcess process;

    ServeCommandProcess(Path data) throws IOException {
        this(data, freePort());
    }

    ServeCommandProcess(Path data, int port) throws IOException {
        this(data, ServerAddress.plain("127.0.0.1", port), List.of());
    }

    /// @param before command that runs the rest of the command line
    ServeCommandProcess(Path data, ServerAddress address, List<String> before) throws IOException {
        this.data = data;
        this.address = address;
        this.before = before;
        start();
    }

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    final void start() throws IOException {
        process =
                ChildProcess.foyerUnder(
                        before,
                        "serve",
                        "--host",
                        address.host(),
                        "--port",
                        Integer.toString(address.port()),
                        "--data",
                        data.toString(),
                        "--per-address",
                        "2000",
                        "--plain");
        String line = process.line();
        if (!line.startsWith("Foyer listens on port ")) {
            throw new AssertionError(line + process.errors());
        }
    }

    ServerAddress address() {
        return address;
    }

    /// Kills the process and starts it again.
    void killAndStart() throws IOException, InterruptedException {
        kill();
        start();
    }

    void kill() throws InterruptedException {
        process.kill();
        var _ = process.exitCode();
    }

    ChildProcess process() {
        return process;
    }

    /// Stops the server in order.
    void stop() throws IOException, InterruptedException {
        process.terminate();
        assertEquals(0, process.exitCode());
        assertEquals("", process.errors());
    }

    /// Entries of a room in the file. Only after the process has ended.
    List<LogEntry> stored(String room) throws SQLException {
        var entries = new ArrayList<LogEntry>();
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("history.db"));
                var select =
                        file.prepareStatement(
                                "select seq, at, by, name, n, text from logged"
                                        + " where room = ? and kind = 'said' order by seq")) {
            select.setString(1, room);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(
                            new Said(
                                    room,
                                    row.getLong("seq"),
                                    row.getLong("at"),
                                    row.getString("by"),
                                    row.getString("name"),
                                    row.getLong("n"),
                                    row.getString("text")));
                }
            }
        }
        return entries;
    }

    @Override
    public void close() {
        process.close();
    }
}
