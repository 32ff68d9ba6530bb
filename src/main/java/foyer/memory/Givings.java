package foyer.memory;

import java.sql.SQLException;

/// Writes down which files this person gives to one server, until it has them. Every method may be
/// called on the UI thread and returns at once.
public final class Givings {
    private final Memory memory;
    private final String identity;

    Givings(Memory memory, String identity) {
        this.memory = memory;
        this.identity = identity;
    }

    /// A file is given from now on.
    public void begun(Recollection.Giving given) {
        memory.write(
                pages -> {
                    long server = pages.place(identity);
                    ServerMemory.number(server, pages, given.n());
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
