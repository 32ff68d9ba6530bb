package foyer.state;

import foyer.language.Texts;
import foyer.memory.Recollection;
import foyer.memory.ServerMemory;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.SharedFile;
import foyer.state.RoomModel.Presence;
import foyer.state.Upload.Stage;
import foyer.transfer.FileDesk;
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
public final class Uploads {
    /// So many stretches are on their way: enough to keep the connection busy, and few enough that
    /// a message said meanwhile is behind no more than these.
    private static final int UNDER_WAY = 4;

    private final Errands errands;
    private final Talking talking;
    private final ServerMemory memory;
    private final ObservableList<Upload> all = FXCollections.observableArrayList();
    private final ObservableList<Upload> readOnly = FXCollections.unmodifiableObservableList(all);
    private final Set<Upload> unwritten = new LinkedHashSet<>();
    private @Nullable FileDesk desk;
    private @Nullable Upload current;

    /// Where the next stretch begins that is to be read.
    private long next;

    /// Told apart by this, what was begun before a break is passed over.
    private int round;

    /// Whether the server said where to go on.
    private boolean wanted;

    private boolean moved;

    Uploads(Errands errands, Talking talking, ServerMemory memory) {
        this.errands = errands;
        this.talking = talking;
        this.memory = memory;
    }

    /// What was recalled before is read from now on.
    void serve(FileDesk files) {
        if (desk == null) {
            desk = files;
            all.stream().filter(Upload::isKept).toList().forEach(this::look);
        }
    }

    /// A file whose giving was cut short by the end of the program; it goes on by itself.
    void recall(RoomModel room, Recollection.Giving given) {
        var upload =
                new Upload(
                        given.n(),
                        room,
                        Path.of(given.path()),
                        given.name(),
                        given.text(),
                        given.to());
        upload.wasBefore(given.file());
        upload.setKept();
        all.add(upload);
    }

    /// What is on its way, in the order in which it goes.
    public ObservableList<Upload> all() {
        return readOnly;
    }

    /// Gives a file that was chosen, under the number it has.
    void send(RoomModel room, Chosen chosen, String text, @Nullable Long to) {
        if (chosen.path() != null) {
            send(new Upload(chosen.n(), room, chosen.path(), chosen.name(), text, to));
        }
    }

    private void send(Upload upload) {
        all.add(upload);
        keep(upload);
    }

    /// Nothing is read or offered before it is on this computer's disk.
    private void keep(Upload upload) {
        memory.givings()
                .given(
                        upload.giving(),
                        () -> kept(upload),
                        why -> {
                            unwritten.add(upload);
                            if (!upload.isKept()) {
                                upload.fail(why);
                            }
                        });
    }

    private void kept(Upload upload) {
        boolean first = !upload.isKept();
        upload.setKept();
        if (first && isWanted(upload) && upload.stageProperty().get() != Stage.PAUSED) {
            look(upload);
        }
    }

    /// Writes down what is not.
    void keep() {
        List<Upload> again = List.copyOf(unwritten);
        unwritten.clear();
        again.stream().filter(this::isWanted).forEach(this::keep);
    }

    private boolean isWanted(Upload upload) {
        return all.contains(upload) && upload.stageProperty().get() != Stage.ENDED;
    }

    private void look(Upload upload) {
        if (desk == null) {
            upload.fail(Texts.of("files.no_reading"));
            return;
        }
        upload.set(Stage.READING);
        desk.look(
                upload.path,
                local -> {
                    if (!isWanted(upload)) {
                        return;
                    }
                    if (local.bytes() == 0) {
                        upload.fail(Texts.of("files.empty"));
                        return;
                    }
                    if (upload.takeChanged(local.id())) {
                        upload.fail(Texts.of("files.changed"));
                        return;
                    }
                    upload.setFile(
                            new SharedFile(local.id(), upload.name(), local.bytes())
                                    .as(local.picture()));
                    keep(upload);
                    if (upload.stageProperty().get() == Stage.READING) {
                        upload.set(Stage.WAITING);
                    }
                    goOn();
                },
                upload::fail);
    }

    public void pause(Upload upload) {
        upload.set(Stage.PAUSED);
        stop(upload);
        goOn();
    }

    /// Goes on after a pause, or tries again.
    public void resume(Upload upload) {
        if (!upload.isKept()) {
            upload.set(Stage.READING);
            keep(upload);
        } else if (upload.file() == null) {
            look(upload);
        } else {
            upload.set(Stage.WAITING);
            goOn();
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
            goOn();
        }
    }

    /// This person is not in a room any more; nothing goes there.
    ///
    /// @param why in words
    void end(RoomModel room, String why) {
        for (Upload upload : List.copyOf(all)) {
            if (upload.room == room && upload.stageProperty().get() != Stage.ENDED) {
                upload.end(why);
                giveUp(upload, _ -> {});
            }
        }
        goOn();
    }

    private void giveUp(Upload upload, Consumer<String> unforgotten) {
        memory.givings().over(upload.n, () -> drop(upload), unforgotten);
        SharedFile file = upload.file();
        if (file != null) {
            errands.send(new Command.Withdraw(file.id()), (_, _) -> {});
        }
        stop(upload);
    }

    private void drop(Upload upload) {
        if (desk != null) {
            desk.drop(upload.path);
        }
    }

    private void stop(Upload upload) {
        if (current == upload) {
            current = null;
            round++;
        }
    }

    /// The server stores again, or may: what it had no room for goes on.
    void tryAgain() {
        all.stream().filter(Upload::isFailedForNow).forEach(upload -> upload.set(Stage.WAITING));
        goOn();
    }

    /// The connection is lost, and what was on its way with it. What the server had no room for is
    /// offered to the next one anew.
    void lost() {
        all.stream().filter(Upload::isFailedForNow).forEach(upload -> upload.set(Stage.WAITING));
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
        goOn();
    }

    /// Begins with the first that can go.
    void goOn() {
        if (current != null) {
            return;
        }
        for (Upload upload : all) {
            if (upload.stageProperty().get() == Stage.WAITING
                    && upload.room.presenceProperty().get() == Presence.INSIDE) {
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
                errands.send(
                        new Command.Offer(file.id(), file.bytes()),
                        (code, words) -> refused(upload, code, words));
        if (id != 0) {
            current = upload;
            wanted = false;
            moved = true;
            upload.set(Stage.SENDING);
        }
    }

    void heard(Event.Wanted answer) {
        Upload upload = current;
        if (upload == null || !upload.isOf(answer.file()) || wanted) {
            return;
        }
        wanted = true;
        next = answer.from();
        heard(new Event.Taken(answer.file(), answer.from()));
    }

    void heard(Event.Taken taken) {
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
            var given = new Talking.Given(file, upload.n, () -> drop(upload));
            if (!talking.say(upload.room, upload.text, upload.to, given)) {
                memory.givings().over(upload.n, given.kept(), _ -> {});
            }
            goOn();
            return;
        }
        while (next < file.bytes()
                && next - taken.offset() < (long) UNDER_WAY * Limits.PIECE_BYTES) {
            read(upload, file, next);
            next += Limits.PIECE_BYTES;
        }
    }

    private void read(Upload upload, SharedFile file, long offset) {
        if (desk == null) {
            return;
        }
        int mine = round;
        desk.read(
                upload.path,
                offset,
                Limits.PIECE_BYTES,
                data -> {
                    if (mine == round && current == upload && data.length > 0) {
                        String text = Base64.getEncoder().encodeToString(data);
                        errands.send(
                                new Command.Chunk(file.id(), offset, text),
                                (code, words) -> {
                                    if (mine == round) {
                                        refused(upload, code, words);
                                    }
                                });
                    }
                },
                words -> fail(upload, words));
    }

    private void refused(Upload upload, Code code, String words) {
        if (current != upload) {
            return;
        }
        switch (code) {
            // begun again at the next tick, from where the server is
            case TOO_FAST, BUSY, OUT_OF_ORDER, NO_SUCH_FILE, FAULT -> {
                upload.set(Stage.WAITING);
                stop(upload);
            }
            case NOT_STORED -> {
                upload.failForNow(words);
                stop(upload);
                goOn();
            }
            default -> fail(upload, words);
        }
    }

    private void fail(Upload upload, String words) {
        upload.fail(words);
        stop(upload);
        goOn();
    }
}
