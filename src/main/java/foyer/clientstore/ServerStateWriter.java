package foyer.clientstore;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// Writes down what this person does at one server, and what they hear there. Every method may be
/// called on the UI thread and returns at once.
public final class ServerStateWriter {
    private final ClientStore clientStore;
    private final String identity;
    private final UploadJournal uploadJournal;

    ServerStateWriter(ClientStore clientStore, String identity) {
        this.clientStore = clientStore;
        this.identity = identity;
        this.uploadJournal = new UploadJournal(clientStore, identity);
    }

    /// The files this person gives.
    public UploadJournal uploadJournal() {
        return uploadJournal;
    }

    private interface Write {
        void at(long server, ClientDatabase database) throws SQLException;
    }

    private void note(Write write) {
        note(write, () -> {}, _ -> {});
    }

    private void note(Write write, Runnable done, Consumer<String> failed) {
        clientStore.write(
                database -> write.at(database.serverNumber(identity), database), done, failed);
    }

    /// The server let this person in.
    ///
    /// @param log what it calls its history as a whole
    public void saveWelcome(String log) {
        note(
                (server, database) ->
                        database.write("update server set log = ? where place = ?", log, server));
    }

    /// The person looks at a room.
    public void saveShownRoom(String room) {
        note(
                (server, database) ->
                        database.write(
                                "update server set shown = ? where place = ?", room, server));
    }

    /// A number was used for something that is said to all and not kept here.
    public void saveUsedNumber(long n) {
        note((server, database) -> number(server, database, n));
    }

    static void number(long server, ClientDatabase database, long n) throws SQLException {
        database.write("update server set number = max(number, ?) where place = ?", n, server);
    }

    /// The person says something.
    ///
    /// @param giving the number under which a file was given that now comes with it; 0 for none
    /// @param kept heard on the UI thread when it is on disk; only then it may be sent
    /// @param failed heard instead, with why in words
    public void saveOutgoing(
            SavedServerState.Outgoing said, long giving, Runnable kept, Consumer<String> failed) {
        note(
                (server, database) -> {
                    number(server, database, said.n());
                    UploadJournal.delete(server, database, giving);
                    database.write(
                            "insert or replace into outgoing"
                                    + " (server, n, room, text, answers, at, refused, file)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                            server,
                            said.n(),
                            said.room(),
                            said.text(),
                            said.to() == null ? 0L : said.to(),
                            said.at(),
                            said.refused(),
                            OutgoingFileColumn.text(said.file()));
                },
                kept,
                failed);
    }

    /// The server did not take it.
    ///
    /// @param error why; empty if it is to be tried again
    public void saveRefusal(long n, String error) {
        note(
                (server, database) ->
                        database.write(
                                "update outgoing set refused = ? where server = ? and n = ?",
                                error,
                                server,
                                n));
    }

    /// It is at its place in the log, or was given up.
    public void removeOutgoing(long n) {
        note((server, database) -> removeOutgoing(server, database, n));
    }

    private static void removeOutgoing(long server, ClientDatabase database, long n)
            throws SQLException {
        database.write("delete from outgoing where server = ? and n = ?", server, n);
    }

    /// The person is in a room now.
    ///
    /// @param log what its log is called
    /// @param last its newest `seq`
    /// @param anew whether what is remembered of it is of no use any more
    public void saveEntered(RoomInfo room, String log, long last, boolean anew) {
        note(
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
                    if (anew) {
                        RoomLogCache.restart(server, database, room.name(), last);
                    }
                });
    }

    private static String frame(RoomInfo room) {
        return Codec.encode(new Event.RoomOpened(room));
    }

    /// The person is no longer in a room, and does not mean to be.
    public void saveLeft(String room) {
        note(
                (server, database) -> {
                    database.write("delete from room where server = ? and name = ?", server, room);
                    database.write("delete from entry where server = ? and room = ?", server, room);
                    database.write(
                            "delete from outgoing where server = ? and room = ?", server, room);
                    database.write(
                            "delete from giving where server = ? and room = ?", server, room);
                    database.write(
                            "delete from chosen where server = ? and room = ?", server, room);
                });
    }

    /// What the person typed in a room and did not say.
    ///
    /// @param failed heard on the UI thread if it could not be written down
    public void saveDraft(String room, String text, Runnable failed) {
        note(
                (server, database) ->
                        database.write(
                                "update room set draft = ? where server = ? and name = ?",
                                text,
                                server,
                                room),
                () -> {},
                _ -> failed.run());
    }

    /// The person has read a room so far.
    public void saveReadPosition(String room, long seq) {
        note(
                (server, database) ->
                        database.write(
                                "update room set read = max(read, ?) where server = ? and name = ?",
                                seq,
                                server,
                                room));
    }

    /// More of a room's log has come, each entry the next after the one before.
    ///
    /// @param retention how long the room keeps what is said
    /// @param me this person's id: what they said is no longer outgoing
    public void appendEntries(String room, Retention retention, List<LogEntry> entries, String me) {
        if (entries.isEmpty()) {
            return;
        }
        note(
                (server, database) -> {
                    for (LogEntry entry : entries) {
                        if (entry.n() > 0 && entry.by().equals(me)) {
                            removeOutgoing(server, database, entry.n());
                        }
                    }
                    RoomLogCache.add(server, database, room, retention, entries);
                });
    }

    /// A room is another than before: its topic, what it is called, how long it keeps.
    public void saveRoom(RoomInfo room) {
        note(
                (server, database) ->
                        database.write(
                                "update room set info = ? where server = ? and name = ?",
                                frame(room),
                                server,
                                room.name()));
    }
}
