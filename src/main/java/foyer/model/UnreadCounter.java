package foyer.model;

import foyer.model.LogRow.Entry;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Counts messages that arrived while the room was not visible, and keeps the read position. UI
/// thread.
final class UnreadCounter {
    /// The read position of a room that was never read.
    static final long NEVER = -1;

    private final String myId;
    private final MessageLog log;
    private final Roster roster;
    private final InstantSource clock;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper mentioned = new ReadOnlyBooleanWrapper();
    private long readUpTo = NEVER;

    UnreadCounter(String myId, MessageLog log, Roster roster, InstantSource clock) {
        this.myId = myId;
        this.log = log;
        this.roster = roster;
        this.clock = clock;
    }

    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Whether an unread message mentions the user.
    ReadOnlyBooleanProperty mentionedProperty() {
        return mentioned.getReadOnlyProperty();
    }

    /// Counts the newest messages of others as unread.
    void add(int more) {
        if (more > 0) {
            if (count.get() == 0) {
                log.markNew(more, clock.millis());
            }
            count.set(count.get() + more);
            checkMentions(more);
        }
    }

    /// Looks for mentions again once the members' names are known.
    void checkMentions() {
        checkMentions(count.get());
    }

    private void checkMentions(int newest) {
        if (newest > 0 && !mentioned.get()) {
            mentioned.set(
                    log.newestOfOthers(newest).stream()
                            .map(Entry::logEntry)
                            .anyMatch(entry -> roster.isMentioned(myId, entry)));
        }
    }

    /// How far the user has read on any computer; [#NEVER] if they have not started.
    long readUpTo() {
        long onServer = roster.readUpTo(myId);
        return onServer == 0 ? readUpTo : Math.max(readUpTo, onServer);
    }

    void markAllRead() {
        moveToEnd();
        clear();
    }

    /// Moves the read position to the end of the log.
    void moveToEnd() {
        readUpTo = log.last();
    }

    void clear() {
        count.set(0);
        mentioned.set(false);
    }

    /// Drops the read position: the room has another log.
    void reset() {
        readUpTo = NEVER;
    }

    /// Counts the restored messages behind the saved read position.
    void restore(long saved) {
        readUpTo = saved;
        add(log.messagesAfter(saved, Integer.MAX_VALUE).size());
    }
}
