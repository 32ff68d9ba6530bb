package foyer.faults;

import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.testing.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// [TalkerGroup] in a process of their own, and so in other surroundings than the test. One thread,
/// the test's.
final class TalkerProcess implements AutoCloseable {
    private final List<String> before;
    private final String[] arguments;
    private ChildProcess process;

    /// All of them are in the room when this returns.
    ///
    /// @param before a command that runs the command behind it, such as
    ///   [foyer.testing.NetworkNamespace#inside]
    TalkerProcess(List<String> before, int count, ServerAddress address) throws IOException {
        this(before, "Talker", Integer.toString(count), address.toString());
    }

    /// The same, who keep what they remember in a folder, and are called something of their own.
    TalkerProcess(String called, int count, ServerAddress address, Path folder) throws IOException {
        this(List.of(), called, Integer.toString(count), address.toString(), folder.toString());
    }

    private TalkerProcess(List<String> before, String... arguments) throws IOException {
        this.before = before;
        this.arguments = arguments;
        start();
    }

    /// Starts them again after [#kill].
    final void start() throws IOException {
        process = ChildProcess.ofTests(TalkerMain.class, before, arguments);
        expect("in");
    }

    /// Ends them as a power cut would.
    void kill() throws InterruptedException {
        process.kill();
        var _ = process.exitCode();
    }

    /// From now on they talk.
    void talk() {
        ask("talk");
    }

    /// From now on they are silent.
    void hush() {
        ask("hush");
    }

    /// Returns when so many more are said, with some of them on their way.
    void say(int messages) {
        ask("say " + messages);
    }

    /// Returns when all that was said is stored.
    void settle() {
        ask("settle");
    }

    /// Returns when each of them said something from now on that came back.
    void meet() {
        ask("meet");
    }

    /// Returns when all that was said is stored and everybody has it all.
    void finish() {
        ask("finish");
    }

    /// How often one of them lost the connection.
    int lost() {
        process.tell("lost");
        int lost = Integer.parseInt(line());
        expect("done");
        return lost;
    }

    /// Compares what each of them saw and said with the file.
    void check(List<LogEntry> stored) {
        TalkerReport.check(talkerReports(), stored);
    }

    /// What each of them can tell.
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
