package foyer.clientstore;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Saves how far each file on its way to one server has come, so that a killed program continues
/// there. A file is in one state at a time, under one number:
///
/// | state | row in | next |
/// |---|---|---|
/// | attachment draft | `chosen` | upload; removed |
/// | upload, content not read yet | `giving`, no SHA-256 | upload with SHA-256; removed |
/// | upload with SHA-256 | `giving` | outgoing message; removed |
/// | outgoing message | `outgoing` | entry in the room's log; removed |
///
/// Each transition is one transaction. [ServerStateWriter#saveOutgoing] makes the third one: the
/// message needs a number of its own, larger than those of all messages sent meanwhile, and that
/// must be on disk before the message is sent. UI thread; every method returns at once.
public final class UploadJournal {
    private final ClientStore clientStore;
    private final String identity;

    /// Removals that the disk did not take, with what to do when it has.
    private final Map<Long, Runnable> failedRemovals = new HashMap<>();

    UploadJournal(ClientStore clientStore, String identity) {
        this.clientStore = clientStore;
        this.identity = identity;
    }

    /// Saves an attachment draft.
    ///
    /// @param saved called on the UI thread when it is on disk
    /// @param failed called instead, with the error
    public void saveAttachment(
            SavedAttachment attachment, Runnable saved, Consumer<String> failed) {
        clientStore.write(
                database -> {
                    long server = database.serverNumber(identity);
                    ServerStateWriter.saveNumber(server, database, attachment.n());
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
                saved,
                failed);
    }

    /// Saves an upload in place of the attachment draft with its number, or with its SHA-256 in
    /// place of the upload without.
    ///
    /// @param saved called on the UI thread when it is on disk; only then it may be offered
    /// @param failed called instead, with the error
    public void saveUpload(SavedUpload upload, Runnable saved, Consumer<String> failed) {
        clientStore.write(
                database -> {
                    long server = database.serverNumber(identity);
                    ServerStateWriter.saveNumber(server, database, upload.n());
                    delete(server, database, upload.n());
                    database.write(
                            "insert into giving"
                                    + " (server, n, room, path, name, file, text, answers)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                            server,
                            upload.n(),
                            upload.room(),
                            upload.path(),
                            upload.name(),
                            upload.fileId(),
                            upload.text(),
                            upload.to() == null ? 0L : upload.to());
                },
                saved,
                failed);
    }

    /// Removes an attachment draft or upload. If the disk does not take that, [#retryRemovals]
    /// tries again.
    ///
    /// @param removed called when that is on disk; only then a pasted file may be deleted
    /// @param failed called with the error if the disk does not take it the first time
    public void remove(long n, Runnable removed, Consumer<String> failed) {
        clientStore.write(
                database -> delete(database.serverNumber(identity), database, n),
                removed,
                error -> {
                    failedRemovals.put(n, removed);
                    failed.accept(error);
                });
    }

    static void delete(long server, ClientDatabase database, long n) throws SQLException {
        database.write("delete from chosen where server = ? and n = ?", server, n);
        database.write("delete from giving where server = ? and n = ?", server, n);
    }

    /// Tries again to remove what the disk did not let go.
    public void retryRemovals() {
        Map<Long, Runnable> retried = Map.copyOf(failedRemovals);
        failedRemovals.clear();
        retried.forEach((n, removed) -> remove(n, removed, _ -> {}));
    }
}
