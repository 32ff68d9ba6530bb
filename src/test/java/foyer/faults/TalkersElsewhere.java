package foyer.faults;

import foyer.link.ServerAddress;
import foyer.protocol.Logged;
import foyer.testing.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// [Talkers] in a process of their own, and so in other surroundings than the test. One thread, the
/// test's.
final class TalkersElsewhere implements AutoCloseable {
    private final List<String> before;
    private final String[] arguments;
    private Child child;

    /// All of them are in the room when this returns.
    ///
    /// @param before a command that runs the command behind it, such as
    ///   [foyer.testing.Namespace#inside]
    TalkersElsewhere(List<String> before, int count, ServerAddress address) throws IOException {
        this(before, "Talker", Integer.toString(count), address.toString());
    }

    /// The same, who keep what they remember in a folder, and are called something of their own.
    TalkersElsewhere(String called, int count, ServerAddress address, Path folder)
            throws IOException {
        this(List.of(), called, Integer.toString(count), address.toString(), folder.toString());
    }

    private TalkersElsewhere(List<String> before, String... arguments) throws IOException {
        this.before = before;
        this.arguments = arguments;
        start();
    }

    /// Starts them again after [#kill].
    final void start() throws IOException {
        child = Child.ofTests(TalkersProgram.class, before, arguments);
        expect("in");
    }

    /// Ends them as a power cut would.
    void kill() throws InterruptedException {
        child.kill();
        var _ = child.exitCode();
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
        child.tell("lost");
        int lost = Integer.parseInt(line());
        expect("done");
        return lost;
    }

    /// Compares what each of them saw and said with the file.
    void check(List<Logged> stored) {
        Account.check(accounts(), stored);
    }

    /// What each of them can tell.
    List<Account> accounts() {
        child.tell("accounts");
        var accounts = new ArrayList<Account>();
        for (int left = Integer.parseInt(line()); left > 0; left--) {
            accounts.add(Account.read(this::line));
        }
        expect("done");
        return accounts;
    }

    private void ask(String what) {
        child.tell(what);
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
            return child.line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() {
        child.kill();
        try {
            return "; " + child.errors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
