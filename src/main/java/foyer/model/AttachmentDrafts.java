package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
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

/// The files chosen to go with what is said next, room by room. They are kept like the draft beside
/// them, until they are sent or put away; where this computer's disk takes nothing, they stay until
/// the program ends, and it is tried again. UI thread.
public final class AttachmentDrafts {
    private final MessageNumberSequence numbers;
    private final ServerStateWriter stateWriter;
    private final UploadQueue uploads;
    private final Runnable keepDrafts;
    private final Map<RoomModel, ObservableList<DraftAttachment>> all = new HashMap<>();
    private final Map<Long, SavedServerState.Attachment> before = new HashMap<>();
    private final Set<Long> unwritten = new HashSet<>();
    private final Map<Long, Ends> underWay = new HashMap<>();

    /// How often a room was left: what was on its way there is not for it any more.
    private final Map<RoomModel, Integer> leavings = new HashMap<>();

    private @Nullable LocalFiles localFiles;

    /// Who hears what came of work on a file; of several, the last who asked.
    private record Ends(Runnable done, Consumer<String> failed) {}

    /// @param keepDrafts writes down the drafts, and through [#save] what is chosen
    AttachmentDrafts(
            MessageNumberSequence numbers,
            ServerStateWriter stateWriter,
            UploadQueue uploads,
            Runnable keepDrafts) {
        this.numbers = numbers;
        this.stateWriter = stateWriter;
        this.uploads = uploads;
        this.keepDrafts = keepDrafts;
    }

    /// What is chosen for a room.
    public ObservableList<DraftAttachment> forRoom(RoomModel room) {
        return all.computeIfAbsent(room, _ -> FXCollections.observableArrayList());
    }

    /// What was recalled before is looked at from now on.
    void attachFiles(LocalFiles files) {
        if (localFiles == null) {
            localFiles = files;
            all.forEach(
                    (room, list) ->
                            List.copyOf(list)
                                    .forEach(each -> inspect(room, each, () -> {}, _ -> {})));
        }
    }

    /// What was chosen when the program ended.
    void restore(RoomModel room, SavedServerState.Attachment kept) {
        before.put(kept.n(), kept);
        forRoom(room).add(DraftAttachment.of(kept.n(), kept.name(), Path.of(kept.path()), null));
    }

    /// Takes a file to go with what is said next; where it cannot be read, the room's refusal says
    /// so.
    public void add(RoomModel room, Path path, String name) {
        add(room, leavings(room), path, name);
    }

    private int leavings(RoomModel room) {
        return leavings.getOrDefault(room, 0);
    }

    /// @param before how often the room had been left
    private void add(RoomModel room, int before, Path path, String name) {
        LocalFiles files = localFiles;
        if (files != null) {
            files.stamp(
                    path,
                    fileStamp -> {
                        if (before == leavings(room)) {
                            String safe = FileNames.safe(name);
                            add(room, DraftAttachment.of(numbers.next(), safe, path, fileStamp));
                        } else {
                            files.deletePasted(path);
                        }
                    },
                    room::setRefusal);
        }
    }

    private void add(RoomModel room, DraftAttachment attachment) {
        forRoom(room).add(attachment);
        unwritten.add(attachment.n());
        keepDrafts.run();
    }

    /// Takes what is in no file yet, such as a picture that was pasted.
    ///
    /// @param made makes the file's bytes, on another thread
    public void paste(RoomModel room, Supplier<byte[]> made, String name) {
        int before = leavings(room);
        if (localFiles != null) {
            localFiles.savePasted(
                    made,
                    path -> add(room, before, path, name),
                    why -> {
                        if (before == leavings(room)) {
                            forRoom(room)
                                    .add(DraftAttachment.unkept(numbers.next(), name, made, why));
                        }
                    });
        }
    }

    /// Does without a file after all.
    public void remove(RoomModel room, DraftAttachment attachment) {
        forRoom(room).removeIf(each -> each.n() == attachment.n());
        forget(attachment);
        keepDrafts.run();
    }

    private void forget(DraftAttachment attachment) {
        stateWriter.uploadJournal().remove(attachment.n(), () -> drop(attachment), _ -> {});
    }

    private void drop(DraftAttachment attachment) {
        if (localFiles != null && attachment.path() != null) {
            localFiles.deletePasted(attachment.path());
        }
    }

    /// This person is not in a room any more, and its draft is forgotten.
    void discardAll(RoomModel room) {
        leavings.merge(room, 1, Integer::sum);
        forRoom(room).forEach(this::forget);
        forRoom(room).clear();
    }

    /// Writes down what is not.
    void retrySaves() {
        all.forEach((room, list) -> List.copyOf(list).forEach(each -> save(room, each)));
    }

    private void save(RoomModel room, DraftAttachment attachment) {
        Path path = attachment.path();
        LocalFiles.FileStamp fileStamp = attachment.stamp();
        long n = attachment.n();
        if (path == null) {
            putOnDisk(room, attachment, () -> {}, _ -> {});
        } else if (fileStamp != null && unwritten.remove(n)) {
            stateWriter
                    .uploadJournal()
                    .saveAttachment(
                            new SavedServerState.Attachment(
                                    n,
                                    room.name(),
                                    path.toAbsolutePath().toString(),
                                    attachment.name(),
                                    fileStamp.bytes(),
                                    fileStamp.changed()),
                            () -> change(room, n, each -> each.withProblem("")),
                            why -> {
                                unwritten.add(n);
                                change(room, n, each -> each.withProblem(why));
                            });
        }
    }

    private void change(RoomModel room, long n, UnaryOperator<DraftAttachment> change) {
        ObservableList<DraftAttachment> list = forRoom(room);
        for (int i = 0; i < list.size(); i++) {
            DraftAttachment now = change.apply(list.get(i));
            if (now.n() == n && !now.equals(list.get(i))) {
                list.set(i, now);
            }
        }
    }

    /// Tries once more to have a file of what was pasted.
    private void putOnDisk(
            RoomModel room, DraftAttachment attachment, Runnable then, Consumer<String> failed) {
        Supplier<byte[]> made = attachment.unkept();
        if (localFiles == null || made == null || isUnderWay(attachment, then, failed)) {
            return;
        }
        localFiles.savePasted(
                made,
                path -> {
                    Ends ends = ended(attachment);
                    if (!isIn(room, attachment)) {
                        drop(attachment.at(path));
                        return;
                    }
                    unwritten.add(attachment.n());
                    change(room, attachment.n(), each -> each.at(path));
                    inspect(room, attachment.at(path), ends.done, ends.failed);
                },
                why -> ended(attachment).failed.accept(why));
    }

    private boolean isUnderWay(DraftAttachment attachment, Runnable done, Consumer<String> failed) {
        return underWay.put(attachment.n(), new Ends(done, failed)) != null;
    }

    private Ends ended(DraftAttachment attachment) {
        return Objects.requireNonNull(underWay.remove(attachment.n()));
    }

    private boolean isIn(RoomModel room, DraftAttachment attachment) {
        return forRoom(room).stream().anyMatch(each -> each.n() == attachment.n());
    }

    /// Finds out what a file is, and whether it is what it was when it was chosen.
    private void inspect(
            RoomModel room, DraftAttachment attachment, Runnable same, Consumer<String> otherwise) {
        Path path = attachment.path();
        if (localFiles == null) {
            otherwise.accept(Texts.of("files.no_reading"));
            return;
        }
        if (path == null || isUnderWay(attachment, same, otherwise)) {
            return;
        }
        localFiles.stamp(
                path,
                fileStamp -> {
                    Ends ends = ended(attachment);
                    if (!isIn(room, attachment)) {
                        return;
                    }
                    String problem =
                            isChanged(attachment.n(), fileStamp)
                                    ? Texts.of("files.chosen.changed")
                                    : "";
                    change(room, attachment.n(), each -> each.known(fileStamp, problem));
                    keepDrafts.run();
                    if (problem.isEmpty()) {
                        ends.done.run();
                    } else {
                        ends.failed.accept(problem);
                    }
                },
                why -> {
                    Ends ends = ended(attachment);
                    change(room, attachment.n(), each -> each.goneFor(why));
                    if (isIn(room, attachment)) {
                        ends.failed.accept(why);
                    }
                });
    }

    private boolean isChanged(long n, LocalFiles.FileStamp now) {
        SavedServerState.Attachment was = before.get(n);
        return was != null && (was.bytes() != now.bytes() || was.changed() != now.changed());
    }

    /// Sends what is chosen for a room, each when it was looked at. What cannot be sent stays with
    /// all the others, and the room's refusal says why.
    ///
    /// @param text goes with the first; may be empty
    /// @param to the `seq` of the message they answer, if they do
    /// @param sent called when all of it is on its way
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
            Runnable again = () -> send(room, text, to, sent);
            Consumer<String> refused = why -> room.setRefusal(each.name() + ": " + why);
            if (each.path() == null || each.stamp() == null || each.gone()) {
                refused.accept(Texts.of("files.looked_at"));
                if (each.path() == null) {
                    putOnDisk(room, each, again, refused);
                } else {
                    inspect(room, each, again, refused);
                }
                return;
            }
        }
        List<DraftAttachment> files = List.copyOf(forRoom(room));
        forRoom(room).clear();
        for (int i = 0; i < files.size(); i++) {
            uploads.send(room, files.get(i), i == 0 ? text : "", i == 0 ? to : null);
        }
        sent.run();
        keepDrafts.run();
    }
}
