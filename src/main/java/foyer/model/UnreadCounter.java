package foyer.model;

import foyer.model.LogRow.Entry;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The messages of others that came to a room while it was not looked at. UI thread.
final class UnreadCounter {
    private final MessageLog log;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper mentioned = new ReadOnlyBooleanWrapper();

    UnreadCounter(MessageLog log) {
        this.log = log;
    }

    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Whether one of them is about this person.
    ReadOnlyBooleanProperty mentionedProperty() {
        return mentioned.getReadOnlyProperty();
    }

    /// The newest messages of others are unread, too.
    void add(int more, Roster roster, String me, long nowMillis) {
        if (more > 0) {
            if (count.get() == 0) {
                log.markNew(more, nowMillis);
            }
            count.set(count.get() + more);
            look(more, roster, me);
        }
    }

    /// It is known now what everybody is called.
    void look(Roster roster, String me) {
        look(count.get(), roster, me);
    }

    private void look(int among, Roster roster, String me) {
        if (among > 0 && !mentioned.get()) {
            mentioned.set(
                    log.newestOfOthers(among).stream()
                            .map(Entry::logEntry)
                            .anyMatch(entry -> roster.isMentioned(me, entry)));
        }
    }

    void clear() {
        count.set(0);
        mentioned.set(false);
    }
}
