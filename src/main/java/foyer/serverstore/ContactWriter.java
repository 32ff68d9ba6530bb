package foyer.serverstore;

import static foyer.serverstore.BatchWriter.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Writes requests for direct conversations, and whom members ignore. One thread.
final class ContactWriter {
    private final PreparedStatement request;
    private final PreparedStatement noRequest;
    private final PreparedStatement ignored;
    private final PreparedStatement notIgnored;

    ContactWriter(Connection connection) throws SQLException {
        request =
                connection.prepareStatement(
                        "insert or replace into request (room, by, messages, sum)"
                                + " values (?1, ?2, ?3, row_sum(?1, ?2, ?3))");
        noRequest = connection.prepareStatement("delete from request where room = ?");
        ignored =
                connection.prepareStatement(
                        "insert or replace into ignored (by, member, name, sum)"
                                + " values (?1, ?2, ?3, row_sum(?1, ?2, ?3))");
        notIgnored = connection.prepareStatement("delete from ignored where by = ? and member = ?");
    }

    void write(Change.Contact change) throws SQLException {
        switch (change) {
            case Change.Request(String room, String by, int messages) ->
                    run(request, room, by, messages);
            case Change.RequestEnded(String room) -> run(noRequest, room);
            case Change.Ignored(String by, String member, String name) ->
                    run(ignored, by, member, name);
            case Change.IgnoredEnded(String by, String member) -> run(notIgnored, by, member);
        }
    }
}
