package foyer.state;

import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.SharedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a room's log as it is shown. Immutable: a row that changes is replaced.
public sealed interface LogRow {

    /// Milliseconds since 1970, for the time beside the row.
    long at();

    /// What stands in the room's log at the server.
    ///
    /// @param mine whether this person said it
    /// @param marks what members marked it with, the oldest mark first
    record Entry(Logged logged, boolean mine, List<Mark> marks) implements LogRow {
        public Entry {
            marks = List.copyOf(marks);
        }

        @Override
        public long at() {
            return logged.at();
        }

        /// Whether it counts as unread where nobody looks.
        boolean isNews() {
            return !mine
                    && switch (logged) {
                        case Said _, Announced _ -> true;
                        case TopicSet _,
                                KeepingSet _,
                                Edited _,
                                Deleted _,
                                Erased _,
                                Reacted _,
                                Pinned _ ->
                                false;
                    };
        }
    }

    /// What this person said and the server has not yet given its place.
    ///
    /// @param to the `seq` of the message it answers; nothing if it answers none
    /// @param kept whether it is on this computer's disk, so that it may be sent
    /// @param words why it was refused, empty while it was not
    /// @param file what comes with it; nothing if nothing does
    record Outgoing(
            long n,
            String text,
            @Nullable Long to,
            long at,
            boolean kept,
            String words,
            @Nullable SharedFile file)
            implements LogRow {
        /// Words alone.
        public Outgoing(
                long n, String text, @Nullable Long to, long at, boolean kept, String words) {
            this(n, text, to, at, kept, words, null);
        }

        /// One that answers nothing.
        public Outgoing(long n, String text, long at, boolean kept, String words) {
            this(n, text, null, at, kept, words);
        }

        public boolean isRefused() {
            return !words.isEmpty();
        }
    }

    /// Something that happened in the room and is not kept: somebody came or went.
    record Notice(String words, long at) implements LogRow {}

    /// Below this line are messages that came while the person looked elsewhere.
    record NewLine(long at) implements LogRow {}
}
