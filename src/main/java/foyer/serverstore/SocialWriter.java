package foyer.serverstore;

import static foyer.serverstore.BatchWriter.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Writes requests, who ignores whom, when members were seen, and settings. One thread.
final class SocialWriter {
    private final PreparedStatement request;
    private final PreparedStatement noRequest;
    private final PreparedStatement ignored;
    private final PreparedStatement notIgnored;
    private final PreparedStatement seen;
    private final PreparedStatement setting;

    SocialWriter(Connection connection) throws SQLException {
        request =
                connection.prepareStatement(
                        "insert or replace into request (room, at, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        noRequest = connection.prepareStatement("delete from request where room = ?");
        ignored =
                connection.prepareStatement(
                        "insert or replace into ignored (member, other, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        notIgnored =
                connection.prepareStatement("delete from ignored where member = ? and other = ?");
        seen =
                connection.prepareStatement(
                        "insert or replace into seen (member, at, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        setting =
                connection.prepareStatement(
                        "insert or replace into setting (name, value, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
    }

    void write(Change.Social change) throws SQLException {
        switch (change) {
            case Change.Request(String room, long at) -> run(request, room, at);
            case Change.RequestAnswered(String room) -> run(noRequest, room);
            case Change.Ignored(String member, String other, boolean on) ->
                    run(on ? ignored : notIgnored, member, other);
            case Change.Seen(String member, long at) -> run(seen, member, at);
            case Change.Setting(String name, String value) -> run(setting, name, value);
        }
    }

    void removeRoom(String room) throws SQLException {
        run(noRequest, room);
    }
}
