package foyer.serverstore;

import static foyer.serverstore.BatchWriter.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Erases what deleted members have sent, and records which deletions are not complete. One thread.
final class DeletionWriter {
    private final AmendmentWriter amendmentWriter;
    private final PreparedStatement begun;
    private final PreparedStatement ended;
    private final PreparedStatement noneInRoom;

    DeletionWriter(Connection connection, AmendmentWriter amendmentWriter) throws SQLException {
        this.amendmentWriter = amendmentWriter;
        begun =
                connection.prepareStatement(
                        "insert or replace into deletion (member, room, by, name, seq, sum)"
                                + " values (?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5))");
        ended = connection.prepareStatement("delete from deletion where member = ? and room = ?");
        noneInRoom = connection.prepareStatement("delete from deletion where room = ?");
    }

    void write(Change.Deletion change, StagedEntries stagedEntries) throws SQLException {
        switch (change) {
            case Change.DeletionBegun(String member, String room, var by, var name, long seq) ->
                    run(begun, member, room, by, name, seq);
            case Change.EntriesDeleted(var deletion, var seqs) -> {
                stagedEntries.mergeIntoLogs();
                amendmentWriter.apply(deletion, seqs);
            }
            case Change.DeletionEnded(String member, String room) -> run(ended, member, room);
        }
    }

    void forgetRoom(String room) throws SQLException {
        run(noneInRoom, room);
    }
}
