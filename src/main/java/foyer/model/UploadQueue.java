package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.SavedUpload;
import foyer.clientstore.UploadJournal;
import foyer.language.Texts;
import foyer.model.Upload.Stage;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.SharedFile;
import java.util.Base64;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Sends the user's uploads, one after the other. Each continues by itself after a lost connection
/// or a restart, and becomes a message when the server has all of it. UI thread.
public final class UploadQueue {
    /// Enough to keep the connection busy; a message sent meanwhile waits behind no more than that.
    private static final long WINDOW_BYTES = 4L * Limits.PIECE_BYTES;

    private final PendingCommands pendingCommands;
    private final Messaging messaging;
    private final UploadJournal journal;
    private final LocalFiles localFiles;
    private final UploadPreparer preparer;
    private final ObservableList<Upload> all = FXCollections.observableArrayList();
    private final ObservableList<Upload> readOnly = FXCollections.unmodifiableObservableList(all);
    private @Nullable Transfer current;

    /// One offer of a file. Answers to an earlier offer find another one current and are ignored.
    private static final class Transfer {
        final Upload upload;
        final SharedFile file;
        boolean accepted;
        long nextOffset;
        boolean hasMoved = true;

        Transfer(Upload upload, SharedFile file) {
            this.upload = upload;
            this.file = file;
        }
    }

    UploadQueue(
            PendingCommands pendingCommands,
            Messaging messaging,
            UploadJournal journal,
            LocalFiles localFiles) {
        this.pendingCommands = pendingCommands;
        this.messaging = messaging;
        this.journal = journal;
        this.localFiles = localFiles;
        this.preparer = new UploadPreparer(journal, localFiles, this::startNext);
    }

    /// Continues an upload that the end of the program interrupted.
    void restore(RoomModel room, SavedUpload saved) {
        start(new Upload(room, saved, true));
    }

    private void start(Upload upload) {
        all.add(upload);
        preparer.resume(upload);
    }

    /// All uploads, in the order in which they are sent.
    public ObservableList<Upload> all() {
        return readOnly;
    }

    /// Sends an attachment draft that is a file on disk, under its number.
    void send(RoomModel room, DraftAttachment attachment, String text, @Nullable Long to) {
        if (attachment.path() != null) {
            String path = attachment.path().toAbsolutePath().toString();
            var saved =
                    new SavedUpload(
                            attachment.n(), room.name(), path, attachment.name(), "", text, to);
            start(new Upload(room, saved, false));
        }
    }

    void retrySaves() {
        preparer.retrySaves();
    }

    public void pause(Upload upload) {
        upload.become(Stage.PAUSED);
        stop(upload);
        startNext();
    }

    /// Continues after a pause, or tries again after a failure.
    public void resume(Upload upload) {
        preparer.resume(upload);
    }

    /// Cancels an upload, or takes one that has ended off the list.
    public void cancel(Upload upload) {
        all.remove(upload);
        end(
                upload,
                "",
                error ->
                        upload.room()
                                .setRefusal(Texts.of("files.not_forgotten", error, upload.name())));
        startNext();
    }

    /// Ends all uploads to a room that the user has left.
    ///
    /// @param reason shown beside them
    void cancelAll(RoomModel room, String reason) {
        for (Upload upload : all) {
            if (upload.room() == room) {
                end(upload, reason, _ -> {});
            }
        }
        startNext();
    }

    private void end(Upload upload, String reason, Consumer<String> unsaved) {
        if (!upload.become(Stage.ENDED, reason)) {
            return;
        }
        journal.remove(upload.saved().n(), () -> localFiles.deletePasted(upload.path()), unsaved);
        SharedFile file = upload.file();
        if (file != null) {
            pendingCommands.sendIfConnected(new Command.Withdraw(file.id()), (_, _) -> {});
        }
        stop(upload);
    }

    private void stop(Upload upload) {
        if (current != null && current.upload == upload) {
            current = null;
        }
    }

    /// Offers again what the server could not store.
    void retryStalled() {
        endStalls();
        startNext();
    }

    private void endStalls() {
        for (Upload upload : all) {
            if (upload.stageProperty().get() == Stage.STALLED) {
                upload.become(Stage.WAITING);
            }
        }
    }

    /// The connection is lost. On the next one all files are offered anew.
    void onDisconnected() {
        interrupt();
        endStalls();
    }

    private void interrupt() {
        if (current != null) {
            current.upload.become(Stage.WAITING);
            current = null;
        }
    }

    /// Offers the current file again if nothing of it was sent since the last tick.
    void tick() {
        if (current != null && current.hasMoved) {
            current.hasMoved = false;
        } else {
            interrupt();
        }
        startNext();
    }

    /// Offers the first file that can be sent, unless one is being sent.
    void startNext() {
        for (Upload upload : all) {
            if (current == null
                    && upload.stageProperty().get() == Stage.WAITING
                    && upload.room().membershipProperty().get() == Membership.INSIDE) {
                offer(upload);
                return;
            }
        }
    }

    private void offer(Upload upload) {
        SharedFile file = upload.file();
        if (file == null) {
            return;
        }
        var transfer = new Transfer(upload, file);
        long id =
                pendingCommands.sendIfConnected(
                        new Command.Offer(file.id(), file.bytes()),
                        (errorCode, error) -> refused(transfer, errorCode, error));
        if (id != 0) {
            current = transfer;
            upload.become(Stage.SENDING);
            if (file.bytes() > WINDOW_BYTES) {
                preparer.saveIfUnsaved(upload);
            }
        }
    }

    void handle(Event.Wanted wanted) {
        Transfer transfer = current;
        if (transfer != null && transfer.file.id().equals(wanted.file()) && !transfer.accepted) {
            transfer.accepted = true;
            transfer.nextOffset = wanted.from();
            sendFrom(transfer, wanted.from());
        }
    }

    void handle(Event.Taken taken) {
        Transfer transfer = current;
        if (transfer != null && transfer.file.id().equals(taken.file()) && transfer.accepted) {
            sendFrom(transfer, taken.offset());
        }
    }

    /// Sends the chunks of the window after what the server has.
    private void sendFrom(Transfer transfer, long offset) {
        long bytes = transfer.file.bytes();
        transfer.hasMoved = true;
        transfer.upload.setSent(offset);
        if (offset >= bytes) {
            finish(transfer);
            return;
        }
        while (transfer.nextOffset < bytes && transfer.nextOffset - offset < WINDOW_BYTES) {
            sendChunk(transfer, transfer.nextOffset);
            transfer.nextOffset += Limits.PIECE_BYTES;
        }
    }

    private void sendChunk(Transfer transfer, long offset) {
        long expected = Math.min(Limits.PIECE_BYTES, transfer.file.bytes() - offset);
        localFiles.read(
                transfer.upload.path(),
                offset,
                (int) expected,
                data -> {
                    if (data.length != expected) {
                        failAsChanged(transfer);
                    } else if (current == transfer) {
                        String text = Base64.getEncoder().encodeToString(data);
                        pendingCommands.sendIfConnected(
                                new Command.Chunk(transfer.file.id(), offset, text),
                                (errorCode, error) -> refused(transfer, errorCode, error));
                    }
                },
                error -> fail(transfer, Stage.FAILED, error));
    }

    /// The server has all of the file: its message takes its place.
    private void finish(Transfer transfer) {
        Upload upload = transfer.upload;
        stop(transfer, Stage.SENT, "");
        all.remove(upload);
        SavedUpload saved = upload.saved();
        var uploadedFile =
                new Messaging.UploadedFile(
                        transfer.file, saved.n(), () -> localFiles.deletePasted(upload.path()));
        if (!messaging.send(upload.room(), saved.text(), saved.to(), uploadedFile)) {
            journal.remove(saved.n(), uploadedFile.onSaved(), _ -> {});
        }
        startNext();
    }

    private void refused(Transfer transfer, ErrorCode errorCode, String error) {
        switch (errorCode) {
            // the next tick offers it again, and the server says from where
            case TOO_FAST, BUSY, OUT_OF_ORDER, NO_SUCH_FILE, FAULT ->
                    stop(transfer, Stage.WAITING, "");
            // the whole is not what was offered
            case INVALID -> {
                if (transfer.accepted) {
                    failAsChanged(transfer);
                } else {
                    fail(transfer, Stage.FAILED, error);
                    transfer.upload.forgetFile();
                }
            }
            case NOT_STORED -> fail(transfer, Stage.STALLED, Texts.of("files.goes_on", error));
            default -> fail(transfer, Stage.FAILED, error);
        }
    }

    /// The file is not the one that was offered. Resuming reads it again.
    private void failAsChanged(Transfer transfer) {
        if (current == transfer) {
            pendingCommands.sendIfConnected(new Command.Withdraw(transfer.file.id()), (_, _) -> {});
            current = null;
            transfer.upload.forgetFile();
            transfer.upload.failAsChanged();
            startNext();
        }
    }

    private void fail(Transfer transfer, Stage stage, String error) {
        stop(transfer, stage, error);
        startNext();
    }

    private void stop(Transfer transfer, Stage stage, String error) {
        if (current == transfer) {
            current = null;
            transfer.upload.become(stage, error);
        }
    }
}
