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
    private final DeletionWriter deletions;
    private final ContactWriter contacts;
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
        contacts = new ContactWriter(connection);
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
        deletions = new DeletionWriter(connection, amendmentWriter);
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
                    run(topic, set.topic(), set.room());
                }
            }
            case Change.Room added ->
                    run(
                            room,
                            added.name(),
                            added.owner(),
                            added.topic(),
                            added.kept(),
                            added.log(),
                            added.retention().name(),
                            added.cut());
            case Change.RoomRetention(String name, var changed) ->
                    run(retention, changed.name(), name);
            case Change.LogCut(String name, long seq) -> cut(name, seq);
            case Change.RoomRemoved(String name) -> removeRoom(name);
            case Change.Member(String id, String name, var role) ->
                    run(member, id, name, role.name());
            case Change.ScheduleAdded(var schedule, String by, String name) ->
                    run(
                            scheduleAdded,
                            schedule.id(),
                            schedule.text(),
                            schedule.minutes(),
                            by,
                            name);
            case Change.ScheduleRemoved(long id) -> run(scheduleRemoved, id);
            case Change.ReadPosition(String name, String reader, long seq) ->
                    run(readPosition, name, reader, seq);
            case Change.Deletion changed -> deletions.write(changed, stagedEntries);
            case Change.Contact changed -> contacts.write(changed);
            case Change.Access changed -> access.write(changed);
        }
    }

    private void removeRoom(String name) throws SQLException {
        stagedEntries.mergeIntoLogs();
        stagedEntries.forget(name);
        index.forget(name, Long.MAX_VALUE);
        run(noSpent, name);
        run(noRoom, name);
        run(noEntries, name);
        run(noReadPositions, name);
        contacts.write(new Change.RequestEnded(name));
        deletions.forgetRoom(name);
        access.write(new Change.PasswordRemoved(name));
    }

    private void cut(String name, long seq) throws SQLException {
        stagedEntries.mergeIntoLogs();
        index.forget(name, seq);
        run(spent, name, seq);
        run(cutEntries, name, seq);
        run(cut, seq, name);
    }

    static void run(PreparedStatement sql, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            sql.setObject(i + 1, values[i]);
        }
        sql.executeUpdate();
    }

    /// How many entries the search index lacks at most.
    int waitingForIndex() {
        return index.waiting();
    }

    /// Adds at most `limit` entries to the search index.
    ///
    /// @return true if there may be more
    boolean updateSearchIndex(int limit) throws NotStoredException {
        if (index.waiting() == 0) {
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
