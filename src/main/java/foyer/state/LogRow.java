package foyer.state;

import foyer.protocol.Event.Announced;
import foyer.protocol.Event.KeepingSet;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.Event.TopicSet;

/// A line of a room's log as it is shown. Immutable: a row that changes is replaced.
public sealed interface LogRow {

    /// Milliseconds since 1970, for the time beside the row.
    long at();

    /// What stands in the room's log at the server.
    ///
    /// @param mine whether this person said it
    record Entry(Logged logged, boolean mine) implements LogRow {
        @Override
        public long at() {
            return logged.at();
        }

        /// Whether it counts as unread where nobody looks.
        boolean isNews() {
            return !mine
                    && switch (logged) {
                        case Said _, Announced _ -> true;
                        case TopicSet _, KeepingSet _ -> false;
                    };
        }
    }

    /// What this person said and the server has not yet given its place.
    ///
    /// @param kept whether it is on this computer's disk, so that it may be sent
    /// @param words why it was refused, empty while it was not
    record Outgoing(long n, String text, long at, boolean kept, String words) implements LogRow {
        public boolean isRefused() {
            return !words.isEmpty();
        }
    }

    /// Something that happened in the room and is not kept: somebody came or went.
    record Notice(String words, long at) implements LogRow {}

    /// Below this line are messages that came while the person looked elsewhere.
    record NewLine(long at) implements LogRow {}
}
