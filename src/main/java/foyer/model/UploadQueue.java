package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
import foyer.language.Texts;
import foyer.model.RoomModel.Membership;
import foyer.model.Upload.Stage;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.SharedFile;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The files this person gives, one after the other: each goes on by itself after a break, and is
/// said when the server has all of it. UI thread.
public final class UploadQueue {
    /// So many stretches are on their way: enough to keep the connection busy, and few enough that
    /// a message said meanwhile is behind no more than these.
    private static final int UNDER_WAY = 4;

    private final PendingCommands pendingCommands;
    private final Messaging messaging;
    private final ServerStateWriter stateWriter;
    private final ObservableList<Upload> all = FXCollections.observableArrayList();
    private final ObservableList<Upload> readOnly = FXCollections.unmodifiableObservableList(all);
    private final Set<Upload> unwritten = new LinkedHashSet<>();
    private @Nullable LocalFiles localFiles;
    private @Nullable Upload current;

    /// Where the next stretch begins that is to be read.
    private long next;

    /// Told apart by this, what was begun before a break is passed over.
    private int round;

    /// Whether the server said where to go on.
    private boolean wanted;

    private boolean moved;

    UploadQueue(
            PendingCommands pendingCommands, Messaging messaging, ServerStateWriter stateWriter) {
        this.pendingCommands = pendingCommands;
        this.messaging = messaging;
        this.stateWriter = stateWriter;
    }

    /// What was recalled before is read from now on.
    void attachFiles(LocalFiles files) {
        if (localFiles == null) {
            localFiles = files;
            all.stream().filter(Upload::isSaved).toList().forEach(this::inspect);
        }
    }

    /// A file whose giving was cut short by the end of the program; it goes on by itself.
    void restore(RoomModel room, SavedServerState.Upload given) {
        var upload =
                new Upload(
                        given.n(),
                        room,
                        Path.of(given.path()),
                        given.name(),
                        given.text(),
                        given.to());
        upload.expectId(given.file());
        upload.markSaved();
        all.add(upload);
    }

    /// What is on its way, in the order in which it goes.
    public ObservableList<Upload> all() {
        return readOnly;
    }

    /// Gives a file that was chosen, under the number it has.
    void send(RoomModel room, DraftAttachment attachment, String text, @Nullable Long to) {
        if (attachment.path() != null) {
            send(new Upload(attachment.n(), room, attachment.path(), attachment.name(), text, to));
        }
    }

    private void send(Upload upload) {
        all.add(upload);
        save(upload);
    }

    /// Nothing is read or offered before it is on this computer's disk.
    private void save(Upload upload) {
        stateWriter
                .uploadJournal()
                .saveUpload(
                        upload.toSaved(),
                        () -> onSaved(upload),
                        why -> {
                            unwritten.add(upload);
                            if (!upload.isSaved()) {
                                upload.fail(why);
                            }
                        });
    }

    private void onSaved(Upload upload) {
        boolean first = !upload.isSaved();
        upload.markSaved();
        if (first && isWanted(upload) && upload.stageProperty().get() != Stage.PAUSED) {
            inspect(upload);
        }
    }

    /// Writes down what is not.
    void retrySaves() {
        List<Upload> again = List.copyOf(unwritten);
        unwritten.clear();
        again.stream().filter(this::isWanted).forEach(this::save);
    }

    private boolean isWanted(Upload upload) {
        return all.contains(upload) && upload.stageProperty().get() != Stage.ENDED;
    }

    private void inspect(Upload upload) {
        if (localFiles == null) {
            upload.fail(Texts.of("files.no_reading"));
            return;
        }
        upload.set(Stage.READING);
        localFiles.inspect(
                upload.path,
                localFile -> {
                    if (!isWanted(upload)) {
                        return;
                    }
                    if (localFile.bytes() == 0) {
                        upload.fail(Texts.of("files.empty"));
                        return;
                    }
                    if (upload.checkChanged(localFile.id())) {
                        upload.fail(Texts.of("files.changed"));
                        return;
                    }
                    upload.setFile(
                            new SharedFile(localFile.id(), upload.name(), localFile.bytes())
                                    .as(localFile.picture()));
                    save(upload);
                    if (upload.stageProperty().get() == Stage.READING) {
                        upload.set(Stage.WAITING);
                    }
                    startNext();
                },
                upload::fail);
    }

    public void pause(Upload upload) {
        upload.set(Stage.PAUSED);
        stop(upload);
        startNext();
    }

    /// Goes on after a pause, or tries again.
    public void resume(Upload upload) {
        if (!upload.isSaved()) {
            upload.set(Stage.READING);
            save(upload);
        } else if (upload.file() == null) {
            inspect(upload);
        } else {
            upload.set(Stage.WAITING);
            startNext();
        }
    }

    /// Gives it up, or puts away one that ended.
    public void cancel(Upload upload) {
        all.remove(upload);
        if (upload.stageProperty().get() != Stage.ENDED) {
            giveUp(
                    upload,
                    why ->
                            upload.room.setRefusal(
                                    Texts.of("files.not_forgotten", why, upload.name())));
            startNext();
        }
    }

    /// This person is not in a room any more; nothing goes there.
    ///
    /// @param why in words
    void cancelAll(RoomModel room, String why) {
        for (Upload upload : List.copyOf(all)) {
            if (upload.room == room && upload.stageProperty().get() != Stage.ENDED) {
                upload.end(why);
                giveUp(upload, _ -> {});
            }
        }
        startNext();
    }

    private void giveUp(Upload upload, Consumer<String> unforgotten) {
        stateWriter.uploadJournal().remove(upload.n, () -> drop(upload), unforgotten);
        SharedFile file = upload.file();
        if (file != null) {
            pendingCommands.sendIfConnected(new Command.Withdraw(file.id()), (_, _) -> {});
        }
        stop(upload);
    }

    private void drop(Upload upload) {
        if (localFiles != null) {
            localFiles.deletePasted(upload.path);
        }
    }

    private void stop(Upload upload) {
        if (current == upload) {
            current = null;
            round++;
        }
    }

    /// The server stores again, or may: what it had no room for goes on.
    void retryWaiting() {
        all.stream()
                .filter(Upload::hasFailedTemporarily)
                .forEach(upload -> upload.set(Stage.WAITING));
        startNext();
    }

    /// The connection is lost, and what was on its way with it. What the server had no room for is
    /// offered to the next one anew.
    void onDisconnected() {
        all.stream()
                .filter(Upload::hasFailedTemporarily)
                .forEach(upload -> upload.set(Stage.WAITING));
        if (current != null) {
            current.set(Stage.WAITING);
            stop(current);
        }
    }

    /// Some time has passed: what does not move is begun again.
    void tick() {
        if (current != null && !moved) {
            current.set(Stage.WAITING);
            stop(current);
        }
        moved = false;
        startNext();
    }

    /// Begins with the first that can go.
    void startNext() {
        if (current != null) {
            return;
        }
        for (Upload upload : all) {
            if (upload.stageProperty().get() == Stage.WAITING
                    && upload.room.membershipProperty().get() == Membership.INSIDE) {
                begin(upload);
                return;
            }
        }
    }

    private void begin(Upload upload) {
        SharedFile file = upload.file();
        if (file == null) {
            return;
        }
        long id =
                pendingCommands.sendIfConnected(
                        new Command.Offer(file.id(), file.bytes()),
                        (errorCode, error) -> refused(upload, errorCode, error));
        if (id != 0) {
            current = upload;
            wanted = false;
            moved = true;
            upload.set(Stage.SENDING);
        }
    }

    void handle(Event.Wanted answer) {
        Upload upload = current;
        if (upload == null || !upload.isOf(answer.file()) || wanted) {
            return;
        }
        wanted = true;
        next = answer.from();
        handle(new Event.Taken(answer.file(), answer.from()));
    }

    void handle(Event.Taken taken) {
        Upload upload = current;
        SharedFile file = upload == null ? null : upload.file();
        if (upload == null || file == null || !file.id().equals(taken.file()) || !wanted) {
            return;
        }
        moved = true;
        upload.setSent(taken.offset());
        if (taken.offset() == file.bytes()) {
            stop(upload);
            all.remove(upload);
            var uploadedFile = new Messaging.UploadedFile(file, upload.n, () -> drop(upload));
            if (!messaging.send(upload.room, upload.text, upload.to, uploadedFile)) {
                stateWriter.uploadJournal().remove(upload.n, uploadedFile.onSaved(), _ -> {});
            }
            startNext();
            return;
        }
        while (next < file.bytes()
                && next - taken.offset() < (long) UNDER_WAY * Limits.PIECE_BYTES) {
            read(upload, file, next);
            next += Limits.PIECE_BYTES;
        }
    }

    private void read(Upload upload, SharedFile file, long offset) {
        if (localFiles == null) {
            return;
        }
        int mine = round;
        localFiles.read(
                upload.path,
                offset,
                Limits.PIECE_BYTES,
                data -> {
                    if (mine == round && current == upload && data.length > 0) {
                        String text = Base64.getEncoder().encodeToString(data);
                        pendingCommands.sendIfConnected(
                                new Command.Chunk(file.id(), offset, text),
                                (errorCode, error) -> {
                                    if (mine == round) {
                                        refused(upload, errorCode, error);
                                    }
                                });
                    }
                },
                error -> fail(upload, error));
    }

    private void refused(Upload upload, ErrorCode errorCode, String error) {
        if (current != upload) {
            return;
        }
        switch (errorCode) {
            // begun again at the next tick, from where the server is
            case TOO_FAST, BUSY, OUT_OF_ORDER, NO_SUCH_FILE, FAULT -> {
                upload.set(Stage.WAITING);
                stop(upload);
            }
            case NOT_STORED -> {
                upload.failTemporarily(error);
                stop(upload);
                startNext();
            }
            default -> fail(upload, error);
        }
    }

    private void fail(Upload upload, String error) {
        upload.fail(error);
        stop(upload);
        startNext();
    }
}
