package foyer.model;

import foyer.clientstore.OutgoingMessage;
import foyer.clientstore.ServerStateWriter;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.MessageTexts;
import foyer.protocol.Names;
import foyer.protocol.SharedFile;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sends messages. A message stays outgoing in the room's log until the server confirms it, however
/// often the connection is lost. UI thread.
///
/// Sends one message a room at a time to keep their order: while it waits, also for the server's
/// disk, the later ones wait too. A message that is refused for good does not hold them up.
public final class Messaging {
    private final PendingCommands pendingCommands;
    private final MessageNumberSequence numbers;
    private final ServerStateWriter stateWriter;
    private final InstantSource clock;
    private final Map<RoomModel, Long> unanswered = new HashMap<>();
    private final Set<Long> renumbered = new HashSet<>();

    /// The numbers of messages that the server could not store, to be sent again.
    private final Set<Long> unstored = new HashSet<>();

    /// The files of outgoing messages that are not saved yet, by the messages' numbers.
    private final Map<Long, UploadedFile> uploadedFiles = new HashMap<>();

    private boolean tooFast;

    Messaging(
            PendingCommands pendingCommands,
            MessageNumberSequence numbers,
            ServerStateWriter stateWriter,
            InstantSource clock) {
        this.stateWriter = stateWriter;
        this.pendingCommands = pendingCommands;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Sends a message. It is shown at once as outgoing.
    ///
    /// @return false if it is invalid (the room's refusal says why), true otherwise
    public boolean send(RoomModel room, String text) {
        return send(room, text, null);
    }

    /// Sends a reply.
    ///
    /// @param to the `seq` of the message that it replies to; null for none
    public boolean send(RoomModel room, String text, @Nullable Long to) {
        return send(room, text, to, null);
    }

    /// A file whose upload is complete.
    ///
    /// @param n the upload's number
    /// @param onSaved called when the message, or that it was discarded, is on this computer's disk
    record UploadedFile(SharedFile file, long n, Runnable onSaved) {}

    /// Sends a message with an uploaded file.
    boolean send(
            RoomModel room, String text, @Nullable Long to, @Nullable UploadedFile uploadedFile) {
        SharedFile file = uploadedFile == null ? null : uploadedFile.file();
        String message;
        try {
            message = Names.message(MessageTexts.trimmed(text), file);
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return false;
        }
        room.setRefusal("");
        room.log().clearNew();
        var row =
                new Outgoing(
                        new OutgoingMessage(
                                numbers.next(), room.name(), message, to, clock.millis(), "", file),
                        false);
        if (uploadedFile != null) {
            uploadedFiles.put(row.n(), uploadedFile);
        }
        room.log().addOutgoing(row);
        save(room, row);
        return true;
    }

    /// Saves a message, then sends it: a message that is not on disk could be lost.
    private void save(RoomModel room, Outgoing row) {
        UploadedFile uploadedFile = uploadedFiles.get(row.n());
        stateWriter.saveOutgoing(
                row.message().withError(""),
                uploadedFile == null ? 0L : uploadedFile.n(),
                () -> {
                    uploadedFiles.remove(row.n());
                    if (uploadedFile != null) {
                        uploadedFile.onSaved().run();
                    }
                    room.log().markSaved(row.n());
                    sendNext(room);
                },
                error -> room.log().markRefused(row.n(), error));
    }

    /// Reads back an outgoing message after a restart.
    void restore(RoomModel room, OutgoingMessage saved) {
        room.log().addOutgoing(new Outgoing(saved, true));
    }

    /// Sends a refused message again.
    public void retry(RoomModel room, Outgoing row) {
        room.log().markRefused(row.n(), "");
        unstored.remove(row.n());
        if (row.saved()) {
            stateWriter.saveRefusal(row.n(), "");
            sendNext(room);
        } else {
            save(room, row);
        }
    }

    /// Removes a refused message.
    public void discard(RoomModel room, Outgoing row) {
        stateWriter.removeOutgoing(row.n());
        unstored.remove(row.n());
        UploadedFile uploadedFile = uploadedFiles.remove(row.n());
        if (uploadedFile != null) {
            stateWriter
                    .uploadJournal()
                    .remove(
                            uploadedFile.n(),
                            uploadedFile.onSaved(),
                            error ->
                                    room.setRefusal(
                                            Texts.of(
                                                    "files.not_forgotten",
                                                    error,
                                                    uploadedFile.file().name())));
        }
        room.log().discard(row.n());
        sendNext(room);
    }

    /// Sends the unconfirmed messages again after the user has rejoined.
    void resendAll(RoomModel room) {
        unanswered.remove(room);
        retryUnstored(room);
    }

    /// Sends the messages again that the server could not store.
    void retryUnstored(List<RoomModel> rooms) {
        rooms.forEach(this::retryUnstored);
    }

    private void retryUnstored(RoomModel room) {
        for (Outgoing row : room.log().outgoing()) {
            if (unstored.remove(row.n())) {
                room.log().markRefused(row.n(), "");
            }
        }
        sendNext(room);
    }

    /// Goes on after the server has refused a message as sent too fast.
    void resumeAfterThrottle(List<RoomModel> rooms) {
        tooFast = false;
        rooms.forEach(this::sendNext);
    }

    void onDisconnected() {
        unanswered.clear();
        tooFast = false;
    }

    private void sendNext(RoomModel room) {
        if (tooFast
                || unanswered.containsKey(room)
                || room.membershipProperty().get() != Membership.INSIDE) {
            return;
        }
        for (Outgoing row : room.log().outgoing()) {
            if (unstored.contains(row.n())) {
                return;
            }
            if (!row.isRefused()) {
                if (row.saved()) {
                    transmit(room, row);
                }
                return;
            }
        }
    }

    private void transmit(RoomModel room, Outgoing row) {
        long n = row.n();
        long requestId =
                pendingCommands.sendIfConnected(
                        new Command.Say(room.name(), n, row.text(), row.to(), row.file()),
                        (errorCode, error) -> onRefused(room, n, errorCode, error));
        if (requestId != 0) {
            unanswered.put(room, n);
        }
    }

    private void onRefused(RoomModel room, long n, ErrorCode errorCode, String error) {
        unanswered.remove(room, n);
        if (errorCode == ErrorCode.TOO_FAST || errorCode == ErrorCode.BUSY) {
            tooFast = true;
            return;
        }
        if (errorCode == ErrorCode.NOT_KEPT) {
            stateWriter.removeOutgoing(n);
            room.log().discard(n);
        } else if (errorCode == ErrorCode.NUMBER_REUSED && !renumbered.contains(n)) {
            renumber(room, n);
            return;
        } else if (errorCode == ErrorCode.NOT_STORED) {
            // not saved, so that it is also sent again after a restart
            unstored.add(n);
            room.log().markRefused(n, Texts.of("log.goes_out", error));
        } else {
            stateWriter.saveRefusal(n, error);
            room.log().markRefused(n, error);
        }
        sendNext(room);
    }

    /// Gives a message another number. Its number was used before if the clock was set back or the
    /// data folder was copied.
    private void renumber(RoomModel room, long n) {
        long newNumber = numbers.next();
        renumbered.add(newNumber);
        Outgoing row = room.log().renumber(n, newNumber);
        if (row != null) {
            stateWriter.removeOutgoing(n);
            save(room, row);
        }
    }

    /// Sends the next message if the one before it has got its place in the log.
    void onEntriesAdded(RoomModel room) {
        Long n = unanswered.get(room);
        if (n != null && room.log().outgoing().stream().noneMatch(row -> row.n() == n)) {
            unanswered.remove(room);
            sendNext(room);
        }
    }
}
