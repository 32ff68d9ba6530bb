package foyer.serverstore;

import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The stored state that a server restores at its start, except the logs. Hub thread.
public final class PersistedState {
    private final Connection connection;

    PersistedState(Connection connection) {
        this.connection = connection;
    }

    public List<Change.Room> rooms() {
        return all(
                "select name, owner, topic, kept, log, keeping, cut from room order by place",
                row ->
                        new Change.Room(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getString(5),
                                Retention.valueOf(row.getString(6)),
                                row.getLong(7)));
    }

    public List<Change.Member> members() {
        return all(
                "select id, name, role from member",
                row ->
                        new Change.Member(
                                row.getString(1),
                                row.getString(2),
                                Role.valueOf(row.getString(3))));
    }

    /// The direct conversations that wait to be accepted.
    public List<Change.Request> requests() {
        return all(
                "select room, by, messages from request",
                row -> new Change.Request(row.getString(1), row.getString(2), row.getInt(3)));
    }

    /// The deletions that were begun and are not complete, those of single rooms first.
    public List<Change.DeletionBegun> deletions() {
        return all(
                "select member, room, by, name, seq from deletion order by room desc",
                row ->
                        new Change.DeletionBegun(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5)));
    }

    /// Whom members ignore, in the order in which they began.
    public List<Change.Ignored> ignored() {
        return all(
                "select by, member, name from ignored order by place",
                row -> new Change.Ignored(row.getString(1), row.getString(2), row.getString(3)));
    }

    public List<Change.ScheduleAdded> schedules() {
        return all(
                "select id, text, minutes, by, name from schedule order by id",
                row ->
                        new Change.ScheduleAdded(
                                new Schedule(row.getLong(1), row.getString(2), row.getInt(3)),
                                row.getString(4),
                                row.getString(5)));
    }

    /// The passwords of rooms; the server's under the empty name.
    public List<Change.Password> passwords() {
        return all(
                "select room, hash from password",
                row -> new Change.Password(row.getString(1), row.getString(2)));
    }

    /// The members who have given a password.
    public List<Change.Admitted> admitted() {
        return all(
                "select room, member from admitted",
                row -> new Change.Admitted(row.getString(1), row.getString(2)));
    }

    public List<Change.Invitation> invitations() {
        return all(
                "select room, hash, once, until, by from invitation",
                row ->
                        new Change.Invitation(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                row.getString(5)));
    }

    public List<Change.Penalty> penalties() {
        return all(
                "select kind, member, name, by, by_name, reason, until, address from penalty",
                row ->
                        new Change.Penalty(
                                Change.Penalty.Kind.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getLong(7),
                                row.getString(8)));
    }

    /// The read positions of members.
    public List<Change.ReadPosition> readPositions() {
        return all(
                "select room, member, seq from reading",
                row -> new Change.ReadPosition(row.getString(1), row.getString(2), row.getLong(3)));
    }

    private <T> List<T> all(String query, QueryRunner.RowMapper<T> mapper) {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            return QueryRunner.run(
                    select,
                    _ -> {},
                    rows -> {
                        var all = new ArrayList<T>();
                        while (rows.next()) {
                            all.add(mapper.read(rows));
                        }
                        return List.copyOf(all);
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the history", e);
        }
    }
}
