package foyer.clientstore;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Writes down which files this person chooses for one server and gives to it, until it has them.
/// UI thread; every method returns at once.
public final class UploadJournal {
    private final ClientStore clientStore;
    private final String identity;

    /// What is over and not on disk yet, and who hears when it is.
    private final Map<Long, Runnable> overUnwritten = new HashMap<>();

    UploadJournal(ClientStore clientStore, String identity) {
        this.clientStore = clientStore;
        this.identity = identity;
    }

    /// A file is to go with what is said next.
    ///
    /// @param done heard on the UI thread when it is on disk
    /// @param failed heard instead, with why in words
    public void saveAttachment(
            SavedServerState.Attachment attachment, Runnable done, Consumer<String> failed) {
        clientStore.write(
                database -> {
                    long server = database.serverNumber(identity);
                    ServerStateWriter.number(server, database, attachment.n());
                    database.write(
                            "insert or replace into chosen"
                                    + " (server, n, room, path, name, bytes, changed)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)",
                            server,
                            attachment.n(),
                            attachment.room(),
                            attachment.path(),
                            attachment.name(),
                            attachment.bytes(),
                            attachment.changed());
                },
                done,
                failed);
    }

    /// A file is given from now on, or it is known now what it is; if it was chosen under this
    /// number, it is no more.
    ///
    /// @param done heard on the UI thread when it is on disk; only then it may be offered
    /// @param failed heard instead, with why in words
    public void saveUpload(SavedServerState.Upload given, Runnable done, Consumer<String> failed) {
        clientStore.write(
                database -> {
                    long server = database.serverNumber(identity);
                    ServerStateWriter.number(server, database, given.n());
                    delete(server, database, given.n());
                    database.write(
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
    /// tried again with each [#retryRemovals].
    ///
    /// @param done heard when it is on disk; only then a file that was pasted may be removed
    /// @param failed heard the first time the disk does not take it, with why in words
    public void remove(long n, Runnable done, Consumer<String> failed) {
        clientStore.write(
                database -> delete(database.serverNumber(identity), database, n),
                done,
                why -> {
                    overUnwritten.put(n, done);
                    failed.accept(why);
                });
    }

    static void delete(long server, ClientDatabase database, long n) throws SQLException {
        database.write("delete from chosen where server = ? and n = ?", server, n);
        database.write("delete from giving where server = ? and n = ?", server, n);
    }

    /// Writes down once more what is over.
    public void retryRemovals() {
        Map<Long, Runnable> again = Map.copyOf(overUnwritten);
        overUnwritten.clear();
        again.forEach((n, done) -> remove(n, done, _ -> {}));
    }
}
