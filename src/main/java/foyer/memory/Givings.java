package foyer.memory;

import java.sql.SQLException;
import java.util.function.Consumer;

/// Writes down which files this person chooses for one server and gives to it, until it has them.
/// Every method may be called on the UI thread and returns at once.
public final class Givings {
    private final Memory memory;
    private final String identity;

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

    /// It is not to go after all.
    public void notChosen(long n) {
        memory.write(pages -> notChosen(pages.place(identity), pages, n), () -> {}, _ -> {});
    }

    private static void notChosen(long server, Pages pages, long n) throws SQLException {
        pages.write("delete from chosen where server = ? and n = ?", server, n);
    }

    /// A file is given from now on; if it was chosen under this number, it is no more.
    public void begun(Recollection.Giving given) {
        memory.write(
                pages -> {
                    long server = pages.place(identity);
                    ServerMemory.number(server, pages, given.n());
                    notChosen(server, pages, given.n());
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
                () -> {},
                _ -> {});
    }

    /// It is known what the file is.
    ///
    /// @param file its SHA-256
    public void known(long n, String file) {
        memory.write(
                pages ->
                        pages.write(
                                "update giving set file = ? where server = ? and n = ?",
                                file,
                                pages.place(identity),
                                n),
                () -> {},
                _ -> {});
    }

    /// It was given up.
    public void over(long n) {
        memory.write(pages -> over(pages.place(identity), pages, n), () -> {}, _ -> {});
    }

    static void over(long server, Pages pages, long n) throws SQLException {
        pages.write("delete from giving where server = ? and n = ?", server, n);
    }
}
