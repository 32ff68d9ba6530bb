package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientfiles.LocalFiles.FileStamp;
import foyer.clientstore.SavedAttachment;
import foyer.clientstore.UploadJournal;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.DraftAttachment.Checked;
import foyer.model.DraftAttachment.InMemory;
import foyer.model.DraftAttachment.Unchecked;
import foyer.protocol.FileNames;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The files chosen for the next message of each room. They are saved until the user sends or
/// removes them; if the disk does not take one, it stays in memory and is saved later. UI thread.
public final class AttachmentDrafts {
    private final MessageNumberSequence numbers;
    private final UploadJournal journal;
    private final UploadQueue uploads;
    private final LocalFiles localFiles;
    private final Runnable saveDrafts;
    private final Map<RoomModel, ObservableList<DraftAttachment>> drafts = new HashMap<>();
    private final Map<Long, SavedAttachment> restored = new HashMap<>();
    private final Set<Long> unsaved = new HashSet<>();
    private final Map<Long, Callbacks> underWay = new HashMap<>();

    /// How often the user left each room. A file added before that is dropped when it is read.
    private final Map<RoomModel, Integer> departures = new HashMap<>();

    /// What follows when a check ends. Only the last send that waits for a file is called back.
    private record Callbacks(Runnable done, Consumer<String> failed) {
        static final Callbacks NONE = new Callbacks(() -> {}, _ -> {});
    }

    /// @param saveDrafts saves the composer's texts, and through [#retrySaves] the attachments
    AttachmentDrafts(
            MessageNumberSequence numbers,
            UploadJournal journal,
            UploadQueue uploads,
            LocalFiles localFiles,
            Runnable saveDrafts) {
        this.numbers = numbers;
        this.journal = journal;
        this.uploads = uploads;
        this.localFiles = localFiles;
        this.saveDrafts = saveDrafts;
    }

    public ObservableList<DraftAttachment> forRoom(RoomModel room) {
        return drafts.computeIfAbsent(room, _ -> FXCollections.observableArrayList());
    }

    void restore(RoomModel room, SavedAttachment saved) {
        restored.put(saved.n(), saved);
        var attachment =
                new DraftAttachment(saved.n(), saved.name(), new Unchecked(Path.of(saved.path())));
        forRoom(room).add(attachment);
        check(room, attachment, Callbacks.NONE);
    }

    /// Adds a file. If it cannot be read, the room's refusal says so.
    public void add(RoomModel room, Path path, String name) {
        add(room, departures(room), path, name);
    }

    private int departures(RoomModel room) {
        return departures.getOrDefault(room, 0);
    }

    private void add(RoomModel room, int departuresBefore, Path path, String name) {
        localFiles.stamp(
                path,
                stamp -> {
                    if (departuresBefore != departures(room)) {
                        localFiles.deletePasted(path);
                        return;
                    }
                    if (stamp.bytes() == 0) {
                        room.setRefusal(name + ": " + Texts.of("files.empty"));
                        return;
                    }
                    long n = numbers.next();
                    forRoom(room)
                            .add(
                                    new DraftAttachment(
                                            n, FileNames.safe(name), new Checked(path, stamp)));
                    unsaved.add(n);
                    saveDrafts.run();
                },
                error -> room.setRefusal(name + ": " + error));
    }

    /// Adds pasted content, such as a picture.
    ///
    /// @param content makes the bytes of the file, on another thread
    public void paste(RoomModel room, Supplier<byte[]> content, String name) {
        int departuresBefore = departures(room);
        localFiles.savePasted(
                content,
                path -> add(room, departuresBefore, path, name),
                error -> {
                    if (departuresBefore == departures(room)) {
                        forRoom(room)
                                .add(
                                        new DraftAttachment(
                                                numbers.next(),
                                                name,
                                                new InMemory(content),
                                                error));
                    }
                });
    }

    public void remove(RoomModel room, DraftAttachment attachment) {
        forRoom(room).removeIf(each -> each.n() == attachment.n());
        discard(attachment);
        saveDrafts.run();
    }

    private void discard(DraftAttachment attachment) {
        Path path = attachment.path();
        journal.remove(
                attachment.n(),
                () -> {
                    if (path != null) {
                        localFiles.deletePasted(path);
                    }
                },
                _ -> {});
    }

    /// Removes all attachments of a room that the user has left.
    void discardAll(RoomModel room) {
        departures.merge(room, 1, Integer::sum);
        forRoom(room).forEach(this::discard);
        forRoom(room).clear();
    }

    /// Saves what is not saved.
    void retrySaves() {
        drafts.forEach((room, list) -> List.copyOf(list).forEach(each -> save(room, each)));
    }

    private void save(RoomModel room, DraftAttachment attachment) {
        long n = attachment.n();
        if (attachment.content() instanceof InMemory) {
            check(room, attachment, Callbacks.NONE);
        } else if (attachment.content() instanceof Checked(Path path, FileStamp stamp)
                && unsaved.remove(n)) {
            journal.saveAttachment(
                    new SavedAttachment(
                            n,
                            room.name(),
                            path.toAbsolutePath().toString(),
                            attachment.name(),
                            stamp.bytes(),
                            stamp.changed()),
                    () -> change(room, n, each -> each.with(each.content(), "")),
                    error -> {
                        unsaved.add(n);
                        change(room, n, each -> each.with(each.content(), error));
                    });
        }
    }

    /// @return false if the user has removed or sent it
    private boolean change(RoomModel room, long n, UnaryOperator<DraftAttachment> change) {
        ObservableList<DraftAttachment> list = forRoom(room);
        for (int i = 0; i < list.size(); i++) {
            DraftAttachment old = list.get(i);
            if (old.n() == n) {
                DraftAttachment changed = change.apply(old);
                if (!changed.equals(old)) {
                    list.set(i, changed);
                }
                return true;
            }
        }
        return false;
    }

    /// Brings an attachment to where it can be sent: writes pasted content to disk, then reads the
    /// file's stamp and compares it with the saved one.
    private void check(RoomModel room, DraftAttachment attachment, Callbacks callbacks) {
        long n = attachment.n();
        if (underWay.containsKey(n)) {
            if (!callbacks.equals(Callbacks.NONE)) {
                underWay.put(n, callbacks);
            }
            return;
        }
        underWay.put(n, callbacks);
        Path path = attachment.path();
        if (path != null) {
            readStamp(room, n, path);
        } else if (attachment.content() instanceof InMemory(Supplier<byte[]> bytes)) {
            localFiles.savePasted(
                    bytes,
                    written -> {
                        if (change(room, n, each -> each.with(new Unchecked(written), ""))) {
                            unsaved.add(n);
                            readStamp(room, n, written);
                        } else {
                            underWay.remove(n);
                            localFiles.deletePasted(written);
                        }
                    },
                    error -> Objects.requireNonNull(underWay.remove(n)).failed().accept(error));
        }
    }

    private void readStamp(RoomModel room, long n, Path path) {
        localFiles.stamp(
                path,
                stamp -> {
                    String problem = isChanged(n, stamp) ? Texts.of("files.chosen.changed") : "";
                    finishCheck(room, n, new Checked(path, stamp), problem);
                },
                error -> finishCheck(room, n, new Unchecked(path), error));
    }

    private boolean isChanged(long n, FileStamp stamp) {
        SavedAttachment saved = restored.get(n);
        return saved != null
                && (saved.bytes() != stamp.bytes() || saved.changed() != stamp.changed());
    }

    private void finishCheck(
            RoomModel room, long n, DraftAttachment.Content content, String problem) {
        Callbacks callbacks = Objects.requireNonNull(underWay.remove(n));
        if (change(room, n, each -> each.with(content, problem))) {
            saveDrafts.run();
            if (problem.isEmpty()) {
                callbacks.done().run();
            } else {
                callbacks.failed().accept(problem);
            }
        }
    }

    /// Sends the text and all attachments of a room. If one cannot be sent, all stay, and the
    /// room's refusal says why.
    ///
    /// @param text goes with the first attachment; may be empty
    /// @param to the `seq` of the message that the first one replies to; null if none
    /// @param sent called when all are uploads
    public void send(RoomModel room, String text, @Nullable Long to, Runnable sent) {
        room.setRefusal("");
        try {
            if (!text.isEmpty()) {
                Names.message(text);
            }
        } catch (InvalidValueException e) {
            room.setRefusal(RefusalTexts.text(e));
            return;
        }
        for (DraftAttachment each : forRoom(room)) {
            if (!(each.content() instanceof Checked)) {
                Consumer<String> refuse = error -> room.setRefusal(each.name() + ": " + error);
                refuse.accept(Texts.of("files.looked_at"));
                check(room, each, new Callbacks(() -> send(room, text, to, sent), refuse));
                return;
            }
        }
        List<DraftAttachment> attachments = List.copyOf(forRoom(room));
        forRoom(room).clear();
        for (int i = 0; i < attachments.size(); i++) {
            uploads.send(room, attachments.get(i), i == 0 ? text : "", i == 0 ? to : null);
        }
        sent.run();
        saveDrafts.run();
    }
}
