package foyer.model;

import foyer.clientstore.OutgoingMessage;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
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

/// A row of a room's log. Immutable; any thread: a row that changes is replaced.
public sealed interface LogRow {

    /// Milliseconds since 1970, for the time beside the row.
    long at();

    /// An entry of the room's log at the server.
    ///
    /// @param mine whether the user is its author
    /// @param reactions the oldest first
    /// @param folded whether it is hidden, because the user ignores its author
    record Entry(LogEntry logEntry, boolean mine, List<Reaction> reactions, boolean folded)
            implements LogRow {
        public Entry {
            reactions = List.copyOf(reactions);
        }

        @Override
        public long at() {
            return logEntry.at();
        }

        /// Whether it is a message of another member, and so can be unread.
        boolean isNews() {
            return !mine
                    && !folded
                    && switch (logEntry) {
                        case Said _, Announced _ -> true;
                        case TopicSet _,
                                KeepingSet _,
                                Edited _,
                                Deleted _,
                                AllDeleted _,
                                Erased _,
                                Reacted _,
                                Pinned _ ->
                                false;
                    };
        }
    }

    /// A message of the user's that the server has not confirmed.
    ///
    /// @param saved whether it is on this computer's disk, so that it may be sent
    record Outgoing(OutgoingMessage message, boolean saved) implements LogRow {
        public long n() {
            return message.n();
        }

        public String text() {
            return message.text();
        }

        /// The `seq` of the message that it replies to; null if none.
        public @Nullable Long to() {
            return message.to();
        }

        @Override
        public long at() {
            return message.at();
        }

        /// Why it was refused; empty if it was not.
        public String error() {
            return message.error();
        }

        public boolean isRefused() {
            return !message.error().isEmpty();
        }

        /// The shared file that comes with it; null if none.
        public @Nullable SharedFile file() {
            return message.file();
        }
    }

    /// An event in the room that is not saved: a member joined or left.
    record Notice(String text, long at) implements LogRow {}

    /// The line above the new messages.
    record NewLine(long at) implements LogRow {}
}
