package foyer.model;

import foyer.clientstore.OutgoingMessage;
import foyer.clientstore.ServerStateWriter;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import foyer.protocol.SharedFile;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Saying something and reading what was said. What is said stays in the room's log as outgoing
/// until the server gives it its place, however often the connection breaks. UI thread.
///
/// One message a room is with the server at a time: if it has to wait, also for the server to store
/// again, those behind it wait too, and their order stays as it was typed. Only one that is refused
/// for good lets them by.
public final class Messaging {
    private final PendingCommands pendingCommands;
    private final MessageNumberSequence numbers;
    private final ServerStateWriter stateWriter;
    private final InstantSource clock;
    private final Map<RoomModel, Long> unanswered = new HashMap<>();
    private final Set<Long> renumbered = new HashSet<>();

    /// What the server could not store; it goes out again when it can.
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

    /// Says something in a room; shown at once as on its way.
    ///
    /// @return whether it was taken; if not, the room's refusal says why
    public boolean send(RoomModel room, String text) {
        return send(room, text, null);
    }

    /// The same as an answer to a message.
    ///
    /// @param to the message's `seq`
    public boolean send(RoomModel room, String text, @Nullable Long to) {
        return send(room, text, to, null);
    }

    /// A file that the server has.
    ///
    /// @param n the upload's number
    /// @param onSaved called when the message, or that it was discarded, is on this computer's disk
    record UploadedFile(SharedFile file, long n, Runnable onSaved) {}

    /// The same with a file.
    boolean send(
            RoomModel room, String text, @Nullable Long to, @Nullable UploadedFile uploadedFile) {
        SharedFile file = uploadedFile == null ? null : uploadedFile.file();
        String message;
        try {
            message = Names.message(text.strip(), file);
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

    /// Nothing is sent before it is on this computer's disk.
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

    /// Tries a refused message again.
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

    /// Gives a refused message up.
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
                            why ->
                                    room.setRefusal(
                                            Texts.of(
                                                    "files.not_forgotten",
                                                    why,
                                                    uploadedFile.file().name())));
        }
        room.log().discard(row.n());
        sendNext(room);
    }

    /// This person is in the room again: what the server has not answered goes out once more.
    void resendAll(RoomModel room) {
        unanswered.remove(room);
        retryUnstored(room);
    }

    /// The server stores again, or may: what it could not store goes out once more.
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

    /// Some time has passed: who was too fast may try again.
    void resumeAfterThrottle(List<RoomModel> rooms) {
        tooFast = false;
        rooms.forEach(this::sendNext);
    }

    /// The connection is lost, and what was on its way with it.
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
        long id =
                pendingCommands.sendIfConnected(
                        new Command.Say(room.name(), n, row.text(), row.to(), row.file()),
                        (errorCode, error) -> refused(room, n, errorCode, error));
        if (id != 0) {
            unanswered.put(room, n);
        }
    }

    private void refused(RoomModel room, long n, ErrorCode errorCode, String error) {
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
            // not written down: whoever is back after the end of the program tries again, too
            unstored.add(n);
            room.log().markRefused(n, Texts.of("log.goes_out", error));
        } else {
            stateWriter.saveRefusal(n, error);
            room.log().markRefused(n, error);
        }
        sendNext(room);
    }

    /// A number may have been used before where a clock went back or a folder was copied.
    private void renumber(RoomModel room, long n) {
        long fresh = numbers.next();
        renumbered.add(fresh);
        Outgoing row = room.log().renumber(n, fresh);
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
