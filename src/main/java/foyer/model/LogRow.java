package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
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
    /// @param reactions what members marked it with, the oldest mark first
    record Entry(LogEntry logEntry, boolean mine, List<Reaction> reactions) implements LogRow {
        public Entry {
            reactions = List.copyOf(reactions);
        }

        @Override
        public long at() {
            return logEntry.at();
        }

        /// Whether it counts as unread where nobody looks.
        boolean isNews() {
            return !mine
                    && switch (logEntry) {
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
    /// @param saved whether it is on this computer's disk, so that it may be sent
    /// @param error why it was refused, empty while it was not
    /// @param file what comes with it; nothing if nothing does
    record Outgoing(
            long n,
            String text,
            @Nullable Long to,
            long at,
            boolean saved,
            String error,
            @Nullable SharedFile file)
            implements LogRow {
        /// Words alone.
        public Outgoing(
                long n, String text, @Nullable Long to, long at, boolean kept, String error) {
            this(n, text, to, at, kept, error, null);
        }

        /// One that answers nothing.
        public Outgoing(long n, String text, long at, boolean kept, String error) {
            this(n, text, null, at, kept, error);
        }

        public boolean isRefused() {
            return !error.isEmpty();
        }
    }

    /// Something that happened in the room and is not kept: somebody came or went.
    record Notice(String text, long at) implements LogRow {}

    /// Below this line are messages that came while the person looked elsewhere.
    record NewLine(long at) implements LogRow {}
}
