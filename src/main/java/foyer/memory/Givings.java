package foyer.memory;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes down which files this person chooses for one server and gives to it, until it has them.
/// UI thread; every method returns at once.
public final class Givings {
    private final Memory memory;
    private final String identity;

    /// What is over and not on disk yet, and who hears when it is.
    private final Map<Long, Runnable> overUnwritten = new HashMap<>();

    Givings(Memory memory, String identity) {
        this.memory = memory;
        this.identity = identity;
    }

    /// A file is to go with what is said next.
    ///
    /// @param done heard on the UI thread when it is on disk
    /// @param failed heard instead, with why in words
    public void chosen(Recollection.Chosen chosen, Runnable done, Consumer<String> failed) {
        memory.write(
                pages -> {
                    long server = pages.place(identity);
                    ServerMemory.number(server, pages, chosen.n());
                    pages.write(
                            "insert or replace into chosen"
                                    + " (server, n, room, path, name, bytes, changed)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)",
                            server,
                            chosen.n(),
                            chosen.room(),
                            chosen.path(),
                            chosen.name(),
                            chosen.bytes(),
                            chosen.changed());
                },
                done,
                failed);
    }

    /// A file is given from now on, or it is known now what it is; if it was chosen under this
    /// number, it is no more.
    ///
    /// @param done heard on the UI thread when it is on disk; only then it may be offered
    /// @param failed heard instead, with why in words
    public void given(Recollection.Giving given, Runnable done, Consumer<String> failed) {
        memory.write(
                pages -> {
                    long server = pages.place(identity);
                    ServerMemory.number(server, pages, given.n());
                    over(server, pages, given.n());
                    pages.write(
                            "insert into giving"
                                    + " (server, n, room, path, name, file, text, answers)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                            server,
                            given.n(),
                            given.room(),
                            given.path(),
                            given.name(),
                            given.file(),
                            given.text(),
                            given.to() == null ? 0L : given.to());
                },
                done,
                failed);
    }

    /// What was chosen or given is not to go after all. Where the disk does not take that, it is
    /// tried again with each [#keep].
    ///
    /// @param done heard when it is on disk; only then a file that was pasted may be removed
    /// @param failed heard the first time the disk does not take it, with why in words
    public void over(long n, Runnable done, Consumer<String> failed) {
        memory.write(
                pages -> over(pages.place(identity), pages, n),
                done,
                why -> {
                    overUnwritten.put(n, done);
                    failed.accept(why);
                });
    }

    static void over(long server, Pages pages, long n) throws SQLException {
        pages.write("delete from chosen where server = ? and n = ?", server, n);
        pages.write("delete from giving where server = ? and n = ?", server, n);
    }

    /// Writes down once more what is over.
    public void keep() {
        Map<Long, Runnable> again = Map.copyOf(overUnwritten);
        overUnwritten.clear();
        again.forEach((n, done) -> over(n, done, _ -> {}));
    }
}
