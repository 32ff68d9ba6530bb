package foyer.clientstore;

import foyer.protocol.LogEntry;
import foyer.protocol.RoomInfo;
import foyer.protocol.SharedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of one server. Immutable; any thread.
///
/// @param log what the server called its history as a whole; empty if this person was never there
/// @param number the largest number they gave to something they said
/// @param shown the room they looked at last; empty for none
/// @param rooms the rooms they are in
/// @param outgoing what they said and the server has not given its place yet, in the order they
///   said it
/// @param uploads files they give and the server does not have yet, in that order
/// @param attachments files they chose to go with what they say next, in that order
/// @param problem why nothing is remembered from now on, in words; empty if all is well
public record SavedServerState(
        String log,
        long number,
        String shown,
        List<Room> rooms,
        List<Outgoing> outgoing,
        List<Upload> uploads,
        List<Attachment> attachments,
        String problem) {
    public SavedServerState {
        rooms = List.copyOf(rooms);
        outgoing = List.copyOf(outgoing);
        uploads = List.copyOf(uploads);
        attachments = List.copyOf(attachments);
    }

    /// Of somewhere this person never was.
    public static final SavedServerState NONE =
            new SavedServerState("", 0, "", List.of(), List.of(), List.of(), List.of(), "");

    /// A room.
    ///
    /// @param log what its log was called by `entered`
    /// @param last the newest `seq` that is known
    /// @param read the newest `seq` that was read
    /// @param draft what was typed and not said
    /// @param entries the newest, oldest first, without gaps up to `last`
    public record Room(
            RoomInfo info, String log, long last, long read, String draft, List<LogEntry> entries) {
        public Room {
            entries = List.copyOf(entries);
        }
    }

    /// Something said that is not stored yet.
    ///
    /// @param at milliseconds since 1970, when it was said
    /// @param to the `seq` of the message it answers; nothing if it answers none
    /// @param refused why the server did not take it, in words; empty if it did not say so
    /// @param file what comes with it; nothing if nothing does
    public record Outgoing(
            long n,
            String room,
            String text,
            @Nullable Long to,
            long at,
            String refused,
            @Nullable SharedFile file) {
        /// Words alone.
        public Outgoing(
                long n, String room, String text, @Nullable Long to, long at, String refused) {
            this(n, room, text, to, at, refused, null);
        }
    }

    /// A file that is given.
    ///
    /// @param n one of this person's numbers, by which it is told from others
    /// @param path where it is on their disk
    /// @param name what it is to be called
    /// @param file its SHA-256; empty while that is not known
    /// @param text what is said with it; may be empty
    /// @param to the `seq` of the message it answers; nothing if it answers none
    public record Upload(
            long n,
            String room,
            String path,
            String name,
            String file,
            String text,
            @Nullable Long to) {}

    /// A file chosen and not sent.
    ///
    /// @param n one of this person's numbers, by which it is told from others
    /// @param path where it is on their disk
    /// @param name what it is to be called
    /// @param bytes how long it was
    /// @param changed when it was changed last, in milliseconds since 1970
    public record Attachment(
            long n, String room, String path, String name, long bytes, long changed) {}
}
