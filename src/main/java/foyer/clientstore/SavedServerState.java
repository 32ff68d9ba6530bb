package foyer.clientstore;

import java.util.List;

/// What the client has saved about one server. Immutable.
///
/// @param log the server's name of its history; empty if the user was never there
/// @param number the largest number that the member has used
/// @param shown the room that was shown last; empty for none
/// @param rooms the rooms that the user has joined
/// @param outgoing unconfirmed messages, in the order in which they were sent
/// @param uploads uploads, in the order in which they were sent
/// @param attachments attachment drafts, in the order in which they were chosen
/// @param ignored the members whom the user ignores
/// @param problem why the store cannot be used; empty if it can
public record SavedServerState(
        String log,
        long number,
        String shown,
        List<SavedRoom> rooms,
        List<OutgoingMessage> outgoing,
        List<SavedUpload> uploads,
        List<SavedAttachment> attachments,
        List<IgnoredMember> ignored,
        String problem) {
    public SavedServerState {
        rooms = List.copyOf(rooms);
        outgoing = List.copyOf(outgoing);
        uploads = List.copyOf(uploads);
        attachments = List.copyOf(attachments);
        ignored = List.copyOf(ignored);
    }

    /// Of a user who ignores nobody.
    public SavedServerState(
            String log,
            long number,
            String shown,
            List<SavedRoom> rooms,
            List<OutgoingMessage> outgoing,
            List<SavedUpload> uploads,
            List<SavedAttachment> attachments,
            String problem) {
        this(log, number, shown, rooms, outgoing, uploads, attachments, List.of(), problem);
    }

    /// The state of a server to which the user has never been.
    public static final SavedServerState NONE =
            new SavedServerState("", 0, "", List.of(), List.of(), List.of(), List.of(), "");
}
