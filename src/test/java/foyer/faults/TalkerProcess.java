package foyer.faults;

import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.testing.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A [TalkerGroup] in a child process, which can run in another environment than the test. Test
/// thread.
final class TalkerProcess implements AutoCloseable {
    private final List<String> before;
    private final String[] arguments;
    private ChildProcess process;

    /// Returns when all talkers are in the room.
    ///
    /// @param before command that runs the rest of the command line, such as
    ///   [foyer.testing.NetworkNamespace#inside]
    TalkerProcess(List<String> before, int count, ServerAddress address) throws IOException {
        this(before, "Talker", Integer.toString(count), address.toString());
    }

    /// Talkers with a name prefix and a folder for their stores.
    TalkerProcess(String called, int count, ServerAddress address, Path folder) throws IOException {
        this(List.of(), called, Integer.toString(count), address.toString(), folder.toString());
    }

    private TalkerProcess(List<String> before, String... arguments) throws IOException {
        this.before = before;
        this.arguments = arguments;
        start();
    }

    /// Starts the process, again after [#kill].
    final void start() throws IOException {
        process = ChildProcess.ofTests(TalkerMain.class, before, arguments);
        expect("in");
    }

    /// Kills the process.
    void kill() throws InterruptedException {
        process.kill();
        var _ = process.exitCode();
    }

    /// Starts talking.
    void talk() {
        ask("talk");
    }

    /// Stops talking.
    void hush() {
        ask("hush");
    }

    /// Returns when this many more messages are sent, some of them unacknowledged.
    void say(int messages) {
        ask("say " + messages);
    }

    /// Returns when all messages are stored.
    void settle() {
        ask("settle");
    }

    /// Returns when a new message of each talker is acknowledged.
    void meet() {
        ask("meet");
    }

    /// Returns when all messages are stored and every talker has the complete log.
    void finish() {
        ask("finish");
    }

    /// Number of lost connections.
    int lost() {
        process.tell("lost");
        int lost = Integer.parseInt(line());
        expect("done");
        return lost;
    }

    /// Compares the reports of all talkers with the file.
    void check(List<LogEntry> stored) {
        TalkerReport.check(talkerReports(), stored);
    }

    /// The report of each talker.
    List<TalkerReport> talkerReports() {
        process.tell("accounts");
        var talkerReports = new ArrayList<TalkerReport>();
        for (int left = Integer.parseInt(line()); left > 0; left--) {
            talkerReports.add(TalkerReport.read(this::line));
        }
        expect("done");
        return talkerReports;
    }

    private void ask(String what) {
        process.tell(what);
        expect("done");
    }

    private void expect(String answer) {
        String line = line();
        if (!line.equals(answer)) {
            throw new AssertionError("not " + answer + " but " + line + errors());
        }
    }

    private String line() {
        try {
            return process.line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() {
        process.kill();
        try {
            return "; " + process.errors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
