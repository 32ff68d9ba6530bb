package foyer.memory;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.RoomInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// Writes down what this person does at one server, and what they hear there. Every method may be
/// called on the UI thread and returns at once.
public final class ServerMemory {
    private final Memory memory;
    private final String identity;
    private final Givings givings;

    ServerMemory(Memory memory, String identity) {
        this.memory = memory;
        this.identity = identity;
        this.givings = new Givings(memory, identity);
    }

    /// The files this person gives.
    public Givings givings() {
        return givings;
    }

    private interface Deed {
        void at(long server, Pages pages) throws SQLException;
    }

    private void note(Deed deed) {
        note(deed, () -> {}, _ -> {});
    }

    private void note(Deed deed, Runnable done, Consumer<String> failed) {
        memory.write(pages -> deed.at(pages.place(identity), pages), done, failed);
    }

    /// The server let this person in.
    ///
    /// @param log what it calls its history as a whole
    public void welcomed(String log) {
        note(
                (server, pages) ->
                        pages.write("update server set log = ? where place = ?", log, server));
    }

    /// The person looks at a room.
    public void shown(String room) {
        note(
                (server, pages) ->
                        pages.write("update server set shown = ? where place = ?", room, server));
    }

    /// A number was used for something that is said to all and not kept here.
    public void numbered(long n) {
        note((server, pages) -> number(server, pages, n));
    }

    static void number(long server, Pages pages, long n) throws SQLException {
        pages.write("update server set number = max(number, ?) where place = ?", n, server);
    }

    /// The person says something.
    ///
    /// @param giving the number under which a file was given that now comes with it; 0 for none
    /// @param kept heard on the UI thread when it is on disk; only then it may be sent
    /// @param failed heard instead, with why in words
    public void say(
            Recollection.Outgoing said, long giving, Runnable kept, Consumer<String> failed) {
        note(
                (server, pages) -> {
                    number(server, pages, said.n());
                    Givings.over(server, pages, giving);
                    pages.write(
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
                            GivenFile.text(said.file()));
                },
                kept,
                failed);
    }

    /// The server did not take it.
    ///
    /// @param words why; empty if it is to be tried again
    public void refused(long n, String words) {
        note(
                (server, pages) ->
                        pages.write(
                                "update outgoing set refused = ? where server = ? and n = ?",
                                words,
                                server,
                                n));
    }

    /// It is at its place in the log, or was given up.
    public void done(long n) {
        note((server, pages) -> done(server, pages, n));
    }

    private static void done(long server, Pages pages, long n) throws SQLException {
        pages.write("delete from outgoing where server = ? and n = ?", server, n);
    }

    /// The person is in a room now.
    ///
    /// @param log what its log is called
    /// @param last its newest `seq`
    /// @param anew whether what is remembered of it is of no use any more
    public void entered(RoomInfo room, String log, long last, boolean anew) {
        note(
                (server, pages) -> {
                    pages.write(
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
                        KeptLog.restart(server, pages, room.name(), last);
                    }
                });
    }

    private static String frame(RoomInfo room) {
        return Codec.encode(new Event.RoomOpened(room));
    }

    /// The person is no longer in a room, and does not mean to be.
    public void left(String room) {
        note(
                (server, pages) -> {
                    pages.write("delete from room where server = ? and name = ?", server, room);
                    pages.write("delete from entry where server = ? and room = ?", server, room);
                    pages.write("delete from outgoing where server = ? and room = ?", server, room);
                    pages.write("delete from giving where server = ? and room = ?", server, room);
                    pages.write("delete from chosen where server = ? and room = ?", server, room);
                });
    }

    /// What the person typed in a room and did not say.
    ///
    /// @param failed heard on the UI thread if it could not be written down
    public void draft(String room, String text, Runnable failed) {
        note(
                (server, pages) ->
                        pages.write(
                                "update room set draft = ? where server = ? and name = ?",
                                text,
                                server,
                                room),
                () -> {},
                _ -> failed.run());
    }

    /// The person has read a room so far.
    public void read(String room, long seq) {
        note(
                (server, pages) ->
                        pages.write(
                                "update room set read = max(read, ?) where server = ? and name = ?",
                                seq,
                                server,
                                room));
    }

    /// More of a room's log has come, each entry the next after the one before.
    ///
    /// @param keeping how long the room keeps what is said
    /// @param me this person's id: what they said is no longer outgoing
    public void heard(String room, Keeping keeping, List<Logged> entries, String me) {
        if (entries.isEmpty()) {
            return;
        }
        note(
                (server, pages) -> {
                    for (Logged entry : entries) {
                        if (entry.n() > 0 && entry.by().equals(me)) {
                            done(server, pages, entry.n());
                        }
                    }
                    KeptLog.add(server, pages, room, keeping, entries);
                });
    }

    /// A room is another than before: its topic, what it is called, how long it keeps.
    public void changed(RoomInfo room) {
        note(
                (server, pages) ->
                        pages.write(
                                "update room set info = ? where server = ? and name = ?",
                                frame(room),
                                server,
                                room.name()));
    }
}
