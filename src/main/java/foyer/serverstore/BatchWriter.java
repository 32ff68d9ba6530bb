package foyer.serverstore;

import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.TopicSet;
import foyer.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each batch in one transaction. One thread.
final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final Statement sql;
    private final int epoch;
    private final SearchIndex index;
    private final StagedEntries stagedEntries;
    private final PreparedStatement room;
    private final PreparedStatement topic;
    private final PreparedStatement retention;
    private final PreparedStatement spent;
    private final PreparedStatement cutEntries;
    private final PreparedStatement cut;
    private final PreparedStatement noSpent;
    private final PreparedStatement noRoom;
    private final PreparedStatement noEntries;
    private final PreparedStatement member;
    private final PreparedStatement scheduleAdded;
    private final PreparedStatement scheduleRemoved;
    private final PreparedStatement readPosition;
    private final PreparedStatement noReadPositions;
    private final AccessWriter access;
    private final AmendmentWriter amendmentWriter;

    /// @param epoch the number of the current epoch
    BatchWriter(Connection connection, int epoch, SearchIndex index) throws SQLException {
        this.epoch = epoch;
        this.index = index;
        sql = connection.createStatement();
        stagedEntries = new StagedEntries(connection);
        room =
                connection.prepareStatement(
                        "insert into room (name, owner, topic, kept, log, keeping, cut, sum)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                                + " row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7))"
                                + " on conflict (name) do nothing");
        topic =
                connection.prepareStatement(
                        "update room set topic = ?1,"
                                + " sum = row_sum(name, owner, ?1, kept, log, keeping, cut)"
                                + " where name = ?2");
        retention =
                connection.prepareStatement(
                        "update room set keeping = ?1,"
                                + " sum = row_sum(name, owner, topic, kept, log, ?1, cut)"
                                + " where name = ?2");
        spent =
                connection.prepareStatement(
                        "insert into spent (room, by, n, sum)"
                                + " select room, by, max(n), row_sum(room, by, max(n)) from entry"
                                + " where room = ?1 and seq <= ?2 and n > 0 group by by"
                                + " on conflict (room, by) do update set n = max(n, excluded.n),"
                                + " sum = row_sum(room, by, max(n, excluded.n))");
        cutEntries = connection.prepareStatement("delete from entry where room = ? and seq <= ?");
        cut =
                connection.prepareStatement(
                        "update room set cut = ?1, indexed = max(indexed, ?1),"
                                + " sum = row_sum(name, owner, topic, kept, log, keeping, ?1)"
                                + " where name = ?2");
        noSpent = connection.prepareStatement("delete from spent where room = ?");
        noRoom = connection.prepareStatement("delete from room where name = ?");
        noEntries = connection.prepareStatement("delete from entry where room = ?");
        member =
                connection.prepareStatement(
                        "insert or replace into member (id, name, role, sum)"
                                + " values (?1, ?2, ?3, row_sum(?1, ?2, ?3))");
        scheduleAdded =
                connection.prepareStatement(
                        "insert or replace into schedule (id, text, minutes, by, name, sum)"
                                + " values (?1, ?2, ?3, ?4, ?5, row_sum(?1, ?2, ?3, ?4, ?5))");
        scheduleRemoved = connection.prepareStatement("delete from schedule where id = ?");
        readPosition =
                connection.prepareStatement(
                        "insert or replace into reading (room, member, seq, sum)"
                                + " values (?1, ?2, ?3, row_sum(?1, ?2, ?3))");
        noReadPositions = connection.prepareStatement("delete from reading where room = ?");
        access = new AccessWriter(connection);
        amendmentWriter = new AmendmentWriter(connection, index);
    }

    void store(List<Change> batch) throws NotStoredException {
        try {
            sql.execute("begin immediate");
            for (Change change : batch) {
                write(change);
            }
            stagedEntries.write();
            commit();
        } catch (SQLException e) {
            rollBack();
            throw new NotStoredException(
                    "a batch of " + batch.size() + " was not stored",
                    e,
                    SqliteErrors.isDiskFailure(e));
        }
    }

    void probeDisk() throws NotStoredException {
        try {
            sql.executeUpdate("update trial set tried = tried + 1");
        } catch (SQLException e) {
            throw new NotStoredException("the disk cannot be written", e, true);
        }
    }

    private void write(Change change) throws SQLException {
        switch (change) {
            case Change.Entry(var logEntry) -> {
                if (logEntry instanceof Edited || logEntry instanceof Deleted) {
                    stagedEntries.mergeIntoLogs();
                    amendmentWriter.apply(logEntry);
                }
                stagedEntries.add(epoch, logEntry);
                index.fallBehind();
                if (logEntry instanceof TopicSet set) {
                    topic.setString(1, set.topic());
                    topic.setString(2, set.room());
                    topic.executeUpdate();
                }
            }
            case Change.Room kept -> {
                room.setString(1, kept.name());
                room.setString(2, kept.owner());
                room.setString(3, kept.topic());
                room.setBoolean(4, kept.kept());
                room.setString(5, kept.log());
                room.setString(6, kept.retention().name());
                room.setLong(7, kept.cut());
                room.executeUpdate();
            }
            case Change.RoomRetention(String name, var how) -> {
                retention.setString(1, how.name());
                retention.setString(2, name);
                retention.executeUpdate();
            }
            case Change.LogCut(String name, long seq) -> cut(name, seq);
            case Change.RoomRemoved(String name) -> {
                stagedEntries.mergeIntoLogs();
                stagedEntries.forget(name);
                index.forget(name, Long.MAX_VALUE);
                noSpent.setString(1, name);
                noSpent.executeUpdate();
                noRoom.setString(1, name);
                noRoom.executeUpdate();
                noEntries.setString(1, name);
                noEntries.executeUpdate();
                noReadPositions.setString(1, name);
                noReadPositions.executeUpdate();
                access.write(new Change.PasswordRemoved(name));
            }
            case Change.Member(String id, String name, var role) -> {
                member.setString(1, id);
                member.setString(2, name);
                member.setString(3, role.name());
                member.executeUpdate();
            }
            case Change.ScheduleAdded(var schedule, String by, String name) -> {
                scheduleAdded.setLong(1, schedule.id());
                scheduleAdded.setString(2, schedule.text());
                scheduleAdded.setInt(3, schedule.minutes());
                scheduleAdded.setString(4, by);
                scheduleAdded.setString(5, name);
                scheduleAdded.executeUpdate();
            }
            case Change.ScheduleRemoved(long id) -> {
                scheduleRemoved.setLong(1, id);
                scheduleRemoved.executeUpdate();
            }
            case Change.ReadPosition(String name, String member, long seq) -> {
                readPosition.setString(1, name);
                readPosition.setString(2, member);
                readPosition.setLong(3, seq);
                readPosition.executeUpdate();
            }
            case Change.Access who -> access.write(who);
        }
    }

    private void cut(String name, long seq) throws SQLException {
        stagedEntries.mergeIntoLogs();
        index.forget(name, seq);
        spent.setString(1, name);
        spent.setLong(2, seq);
        spent.executeUpdate();
        cutEntries.setString(1, name);
        cutEntries.setLong(2, seq);
        cutEntries.executeUpdate();
        cut.setLong(1, seq);
        cut.setString(2, name);
        cut.executeUpdate();
    }

    /// Adds at most `limit` entries to the search index.
    ///
    /// @return true if there may be more
    boolean updateSearchIndex(int limit) throws NotStoredException {
        if (index.isUpToDate()) {
            return false;
        }
        try {
            sql.execute("begin immediate");
            stagedEntries.mergeIntoLogs();
            boolean more = index.catchUp(limit);
            commit();
            return more;
        } catch (SQLException e) {
            rollBack();
            throw new NotStoredException(
                    "the search index was not updated", e, SqliteErrors.isDiskFailure(e));
        }
    }

    /// Merges the staged entries into the logs if there are many.
    void runMaintenance() throws NotStoredException {
        if (!stagedEntries.isLarge()) {
            return;
        }
        try {
            sql.execute("begin immediate");
            stagedEntries.mergeIntoLogs();
            commit();
        } catch (SQLException e) {
            rollBack();
            throw new NotStoredException(
                    "the staged entries were not merged", e, SqliteErrors.isDiskFailure(e));
        }
    }

    private void commit() throws SQLException {
        sql.execute("commit");
        stagedEntries.committed();
    }

    private void rollBack() {
        try {
            stagedEntries.rolledBack();
            sql.execute("rollback");
        } catch (SQLException e) {
            // SQLite has already rolled back by itself, for example when the disk is full
            LOG.debug("nothing to roll back", e);
        }
    }
}
