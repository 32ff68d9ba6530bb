package foyer.clientstore;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// Saves what happens at one server in the client's store. UI thread; every method returns at once.
public final class ServerStateWriter {
    private final ClientStore clientStore;
    private final String identity;
    private final UploadJournal uploadJournal;

    ServerStateWriter(ClientStore clientStore, String identity) {
        this.clientStore = clientStore;
        this.identity = identity;
        this.uploadJournal = new UploadJournal(clientStore, identity);
    }

    public UploadJournal uploadJournal() {
        return uploadJournal;
    }

    private interface Write {
        void run(long server, ClientDatabase database) throws SQLException;
    }

    private void write(Write write) {
        write(write, () -> {}, _ -> {});
    }

    private void write(Write write, Runnable saved, Consumer<String> failed) {
        clientStore.write(
                database -> write.run(database.serverNumber(identity), database), saved, failed);
    }

    /// Stores what the server said in its welcome.
    ///
    /// @param log the server's name of its history
    public void saveWelcome(String log) {
        write(
                (server, database) ->
                        database.write("update server set log = ? where place = ?", log, server));
    }

    public void saveShownRoom(String room) {
        write(
                (server, database) ->
                        database.write(
                                "update server set shown = ? where place = ?", room, server));
    }

    /// Saves that a number is used up by a command that is not saved itself.
    public void saveUsedNumber(long n) {
        write((server, database) -> saveNumber(server, database, n));
    }

    static void saveNumber(long server, ClientDatabase database, long n) throws SQLException {
        database.write("update server set number = max(number, ?) where place = ?", n, server);
    }

    /// Saves an outgoing message, in place of the upload of its file.
    ///
    /// @param upload the number of the upload; 0 for none
    /// @param saved called on the UI thread when it is on disk; only then it may be sent
    /// @param failed called instead, with the error
    public void saveOutgoing(
            OutgoingMessage message, long upload, Runnable saved, Consumer<String> failed) {
        write(
                (server, database) -> {
                    saveNumber(server, database, message.n());
                    UploadJournal.delete(server, database, upload);
                    database.write(
                            "insert or replace into outgoing"
                                    + " (server, n, room, text, answers, at, refused, file)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                            server,
                            message.n(),
                            message.room(),
                            message.text(),
                            message.to() == null ? 0L : message.to(),
                            message.at(),
                            message.error(),
                            OutgoingFileColumn.encode(message.file()));
                },
                saved,
                failed);
    }

    /// Saves why the server refused an outgoing message.
    ///
    /// @param error empty if the message is to be sent again
    public void saveRefusal(long n, String error) {
        write(
                (server, database) ->
                        database.write(
                                "update outgoing set refused = ? where server = ? and n = ?",
                                error,
                                server,
                                n));
    }

    /// Removes an outgoing message that is in the log or discarded.
    public void removeOutgoing(long n) {
        write((server, database) -> removeOutgoing(server, database, n));
    }

    private static void removeOutgoing(long server, ClientDatabase database, long n)
            throws SQLException {
        database.write("delete from outgoing where server = ? and n = ?", server, n);
    }

    /// Saves that the user has joined a room.
    ///
    /// @param log the log's name
    /// @param last the log's newest `seq`
    /// @param restart whether to drop the saved entries
    public void saveEntered(RoomInfo room, String log, long last, boolean restart) {
        write(
                (server, database) -> {
                    database.write(
                            "insert into room (server, name, info, log, last, read, draft)"
                                    + " values (?1, ?2, ?3, ?4, ?5, ?5, '')"
                                    + " on conflict (server, name) do update"
                                    + " set info = excluded.info, log = excluded.log",
                            server,
                            room.name(),
                            frame(room),
                            log,
                            last);
                    if (restart) {
                        RoomLogCache.restart(server, database, room.name(), last);
                    }
                });
    }

    private static String frame(RoomInfo room) {
        return Codec.encode(new Event.RoomOpened(room));
    }

    /// Removes a room that the user has left, with everything saved for it.
    public void saveLeft(String room) {
        write(
                (server, database) -> {
                    database.write("delete from room where server = ? and name = ?", server, room);
                    for (String table : new String[] {"entry", "outgoing", "giving", "chosen"}) {
                        database.write(
                                "delete from " + table + " where server = ? and room = ?",
                                server,
                                room);
                    }
                });
    }

    /// Saves the text in the composer.
    ///
    /// @param failed called on the UI thread if the disk does not take it
    public void saveDraft(String room, String text, Runnable failed) {
        write(
                (server, database) ->
                        database.write(
                                "update room set draft = ? where server = ? and name = ?",
                                text,
                                server,
                                room),
                () -> {},
                _ -> failed.run());
    }

    /// Saves how far the user has read.
    public void saveReadPosition(String room, long seq) {
        write(
                (server, database) ->
                        database.write(
                                "update room set read = max(read, ?) where server = ? and name = ?",
                                seq,
                                server,
                                room));
    }

    /// Appends consecutive log entries. The user's own messages among them are no longer outgoing.
    ///
    /// @param myId the user's member id
    public void appendEntries(
            String room, Retention retention, List<LogEntry> entries, String myId) {
        if (entries.isEmpty()) {
            return;
        }
        write(
                (server, database) -> {
                    for (LogEntry entry : entries) {
                        if (entry.n() > 0 && entry.by().equals(myId)) {
                            removeOutgoing(server, database, entry.n());
                        }
                    }
                    RoomLogCache.append(server, database, room, retention, entries);
                });
    }

    /// Saves that the user ignores a member.
    public void saveIgnored(IgnoredMember member) {
        write(
                (server, database) ->
                        database.write(
                                "insert or replace into ignored (server, member, name)"
                                        + " values (?, ?, ?)",
                                server,
                                member.id(),
                                member.name()));
    }

    /// Saves that the user ignores a member no longer.
    public void removeIgnored(String memberId) {
        write(
                (server, database) ->
                        database.write(
                                "delete from ignored where server = ? and member = ?",
                                server,
                                memberId));
    }

    /// Saves a room whose topic, name or retention has changed.
    public void saveRoom(RoomInfo room) {
        write(
                (server, database) ->
                        database.write(
                                "update room set info = ? where server = ? and name = ?",
                                frame(room),
                                server,
                                room.name()));
    }
}
