package foyer.state;

import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.memory.Recollection;
import foyer.memory.ServerMemory;
import foyer.protocol.FileNames;
import foyer.protocol.Invalid;
import foyer.protocol.Names;
import foyer.transfer.FileDesk;
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
public final class Choosing {
    private final Numbers numbers;
    private final ServerMemory memory;
    private final Uploads uploads;
    private final Runnable keepDrafts;
    private final Map<RoomModel, ObservableList<Chosen>> all = new HashMap<>();
    private final Map<Long, Recollection.Chosen> before = new HashMap<>();
    private final Set<Long> unwritten = new HashSet<>();
    private final Map<Long, Ends> underWay = new HashMap<>();

    /// How often a room was left: what was on its way there is not for it any more.
    private final Map<RoomModel, Integer> leavings = new HashMap<>();

    private @Nullable FileDesk desk;

    /// Who hears what came of work on a file; of several, the last who asked.
    private record Ends(Runnable done, Consumer<String> failed) {}

    /// @param keepDrafts writes down the drafts, and through [#keep] what is chosen
    Choosing(Numbers numbers, ServerMemory memory, Uploads uploads, Runnable keepDrafts) {
        this.numbers = numbers;
        this.memory = memory;
        this.uploads = uploads;
        this.keepDrafts = keepDrafts;
    }

    /// What is chosen for a room.
    public ObservableList<Chosen> in(RoomModel room) {
        return all.computeIfAbsent(room, _ -> FXCollections.observableArrayList());
    }

    /// What was recalled before is looked at from now on.
    void serve(FileDesk files) {
        if (desk == null) {
            desk = files;
            all.forEach(
                    (room, list) ->
                            List.copyOf(list).forEach(each -> look(room, each, () -> {}, _ -> {})));
        }
    }

    /// What was chosen when the program ended.
    void recall(RoomModel room, Recollection.Chosen kept) {
        before.put(kept.n(), kept);
        in(room).add(Chosen.of(kept.n(), kept.name(), Path.of(kept.path()), null));
    }

    /// Takes a file to go with what is said next; where it cannot be read, the room's refusal says
    /// so.
    public void choose(RoomModel room, Path path, String name) {
        choose(room, leavings(room), path, name);
    }

    private int leavings(RoomModel room) {
        return leavings.getOrDefault(room, 0);
    }

    /// @param before how often the room had been left
    private void choose(RoomModel room, int before, Path path, String name) {
        FileDesk files = desk;
        if (files != null) {
            files.glance(
                    path,
                    sight -> {
                        if (before == leavings(room)) {
                            String safe = FileNames.safe(name);
                            add(room, Chosen.of(numbers.next(), safe, path, sight));
                        } else {
                            files.drop(path);
                        }
                    },
                    room::setRefusal);
        }
    }

    private void add(RoomModel room, Chosen chosen) {
        in(room).add(chosen);
        unwritten.add(chosen.n());
        keepDrafts.run();
    }

    /// Takes what is in no file yet, such as a picture that was pasted.
    ///
    /// @param made makes the file's bytes, on another thread
    public void paste(RoomModel room, Supplier<byte[]> made, String name) {
        int before = leavings(room);
        if (desk != null) {
            desk.keep(
                    made,
                    path -> choose(room, before, path, name),
                    why -> {
                        if (before == leavings(room)) {
                            in(room).add(Chosen.unkept(numbers.next(), name, made, why));
                        }
                    });
        }
    }

    /// Does without a file after all.
    public void putAway(RoomModel room, Chosen chosen) {
        in(room).removeIf(each -> each.n() == chosen.n());
        forget(chosen);
        keepDrafts.run();
    }

    private void forget(Chosen chosen) {
        memory.givings().over(chosen.n(), () -> drop(chosen), _ -> {});
    }

    private void drop(Chosen chosen) {
        if (desk != null && chosen.path() != null) {
            desk.drop(chosen.path());
        }
    }

    /// This person is not in a room any more, and its draft is forgotten.
    void left(RoomModel room) {
        leavings.merge(room, 1, Integer::sum);
        in(room).forEach(this::forget);
        in(room).clear();
    }

    /// Writes down what is not.
    void keep() {
        all.forEach((room, list) -> List.copyOf(list).forEach(each -> keep(room, each)));
    }

    private void keep(RoomModel room, Chosen chosen) {
        Path path = chosen.path();
        FileDesk.Sight sight = chosen.sight();
        long n = chosen.n();
        if (path == null) {
            putOnDisk(room, chosen, () -> {}, _ -> {});
        } else if (sight != null && unwritten.remove(n)) {
            memory.givings()
                    .chosen(
                            new Recollection.Chosen(
                                    n,
                                    room.name(),
                                    path.toAbsolutePath().toString(),
                                    chosen.name(),
                                    sight.bytes(),
                                    sight.changed()),
                            () -> change(room, n, each -> each.withWords("")),
                            why -> {
                                unwritten.add(n);
                                change(room, n, each -> each.withWords(why));
                            });
        }
    }

    private void change(RoomModel room, long n, UnaryOperator<Chosen> change) {
        ObservableList<Chosen> list = in(room);
        for (int i = 0; i < list.size(); i++) {
            Chosen now = change.apply(list.get(i));
            if (now.n() == n && !now.equals(list.get(i))) {
                list.set(i, now);
            }
        }
    }

    /// Tries once more to have a file of what was pasted.
    private void putOnDisk(RoomModel room, Chosen chosen, Runnable then, Consumer<String> failed) {
        Supplier<byte[]> made = chosen.unkept();
        if (desk == null || made == null || isUnderWay(chosen, then, failed)) {
            return;
        }
        desk.keep(
                made,
                path -> {
                    Ends ends = ended(chosen);
                    if (!isIn(room, chosen)) {
                        drop(chosen.at(path));
                        return;
                    }
                    unwritten.add(chosen.n());
                    change(room, chosen.n(), each -> each.at(path));
                    look(room, chosen.at(path), ends.done, ends.failed);
                },
                why -> ended(chosen).failed.accept(why));
    }

    private boolean isUnderWay(Chosen chosen, Runnable done, Consumer<String> failed) {
        return underWay.put(chosen.n(), new Ends(done, failed)) != null;
    }

    private Ends ended(Chosen chosen) {
        return Objects.requireNonNull(underWay.remove(chosen.n()));
    }

    private boolean isIn(RoomModel room, Chosen chosen) {
        return in(room).stream().anyMatch(each -> each.n() == chosen.n());
    }

    /// Finds out what a file is, and whether it is what it was when it was chosen.
    private void look(RoomModel room, Chosen chosen, Runnable same, Consumer<String> otherwise) {
        Path path = chosen.path();
        if (desk == null) {
            otherwise.accept(Texts.of("files.no_reading"));
            return;
        }
        if (path == null || isUnderWay(chosen, same, otherwise)) {
            return;
        }
        desk.glance(
                path,
                sight -> {
                    Ends ends = ended(chosen);
                    if (!isIn(room, chosen)) {
                        return;
                    }
                    String words =
                            isChanged(chosen.n(), sight) ? Texts.of("files.chosen.changed") : "";
                    change(room, chosen.n(), each -> each.known(sight, words));
                    keepDrafts.run();
                    if (words.isEmpty()) {
                        ends.done.run();
                    } else {
                        ends.failed.accept(words);
                    }
                },
                why -> {
                    Ends ends = ended(chosen);
                    change(room, chosen.n(), each -> each.goneFor(why));
                    if (isIn(room, chosen)) {
                        ends.failed.accept(why);
                    }
                });
    }

    private boolean isChanged(long n, FileDesk.Sight now) {
        Recollection.Chosen was = before.get(n);
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
        } catch (Invalid e) {
            room.setRefusal(Refusals.words(e));
            return;
        }
        for (Chosen each : in(room)) {
            Runnable again = () -> send(room, text, to, sent);
            Consumer<String> refused = why -> room.setRefusal(each.name() + ": " + why);
            if (each.path() == null || each.sight() == null || each.gone()) {
                refused.accept(Texts.of("files.looked_at"));
                if (each.path() == null) {
                    putOnDisk(room, each, again, refused);
                } else {
                    look(room, each, again, refused);
                }
                return;
            }
        }
        List<Chosen> files = List.copyOf(in(room));
        in(room).clear();
        for (int i = 0; i < files.size(); i++) {
            uploads.send(room, files.get(i), i == 0 ? text : "", i == 0 ? to : null);
        }
        sent.run();
        keepDrafts.run();
    }
}
