package foyer.serverstore;

import static foyer.serverstore.BatchWriter.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Writes passwords, admitted members, invitations and penalties. One thread.
final class AccessWriter {
    private final PreparedStatement password;
    private final PreparedStatement noPassword;
    private final PreparedStatement admitted;
    private final PreparedStatement noneAdmitted;
    private final PreparedStatement invitation;
    private final PreparedStatement noInvitation;
    private final PreparedStatement noneInvited;
    private final PreparedStatement penalty;
    private final PreparedStatement noPenalty;

    AccessWriter(Connection connection) throws SQLException {
        password =
                connection.prepareStatement(
                        "insert or replace into password (room, hash, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        noPassword = connection.prepareStatement("delete from password where room = ?");
        admitted =
                connection.prepareStatement(
                        "insert or replace into admitted (room, member, sum)"
                                + " values (?1, ?2, row_sum(?1, ?2))");
        noneAdmitted = connection.prepareStatement("delete from admitted where room = ?");
        invitation =
                connection.prepareStatement(
                        "insert or replace into invitation (room, hash, once, until, by, sum)"
                                + " values (?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5))");
        noInvitation = connection.prepareStatement("delete from invitation where hash = ?");
        noneInvited = connection.prepareStatement("delete from invitation where room = ?");
        penalty =
                connection.prepareStatement(
                        "insert or replace into penalty"
                                + " (kind, member, name, by, by_name, reason, until, address, sum)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                                + " row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))");
        noPenalty =
                connection.prepareStatement("delete from penalty where kind = ? and member = ?");
    }

    void write(Change.Access change) throws SQLException {
        switch (change) {
            case Change.Password(String room, String hash) -> run(password, room, hash);
            case Change.PasswordRemoved(String room) -> {
                run(noPassword, room);
                run(noneAdmitted, room);
                run(noneInvited, room);
            }
            case Change.Admitted(String room, String member) -> run(admitted, room, member);
            case Change.Invitation(String room, String hash, boolean once, long until, var by) ->
                    run(invitation, room, hash, once, until, by);
            case Change.InvitationRemoved(String hash) -> run(noInvitation, hash);
            case Change.Penalty given ->
                    run(
                            penalty,
                            given.kind().name(),
                            given.member(),
                            given.name(),
                            given.by(),
                            given.byName(),
                            given.reason(),
                            given.until(),
                            given.address());
            case Change.PenaltyRemoved(Change.Penalty.Kind kind, String member) ->
                    run(noPenalty, kind.name(), member);
        }
    }
}
