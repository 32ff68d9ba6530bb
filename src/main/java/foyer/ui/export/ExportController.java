package foyer.ui.export;

import foyer.language.Texts;
import foyer.protocol.SharedFile;
import foyer.state.ChatModel;
import foyer.state.Fetching;
import foyer.state.RoomModel;
import foyer.state.WholeLog;
import foyer.transfer.FileDesk.Fetched;
import foyer.transfer.WholeFile;
import foyer.ui.Shown;
import foyer.ui.files.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Saves what was said in a room, all of it, and what came with it: what is not here is fetched
/// first. UI thread; it is written behind it.
public final class ExportController {

    private final RoomModel room;
    private final WholeLog log;
    private final Fetching fetching;
    private final ZoneId zone;
    private final Function<String, @Nullable Path> choose;
    private final Executor background;
    private final Executor ui;
    private final Runnable close;

    /// Of what is under way.
    private AtomicBoolean givenUp = new AtomicBoolean();

    private boolean writing;

    @FXML private Node root;
    @FXML private Label title;
    @FXML private ChoiceBox<Form> form;
    @FXML private CheckBox files;
    @FXML private Node busy;
    @FXML private Label state;
    @FXML private Button save;
    @FXML private Button stop;

    /// @param choose asks where to write a file with such a name; null if the person thought better
    ///   of it
    /// @param background may wait
    public ExportController(
            ChatModel chat,
            RoomModel room,
            ZoneId zone,
            Function<String, @Nullable Path> choose,
            Executor background,
            Executor ui,
            Runnable close) {
        this.room = room;
        this.log = new WholeLog(chat, room);
        this.fetching = new Fetching(chat, room);
        this.zone = zone;
        this.choose = choose;
        this.background = background;
        this.ui = ui;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(Texts.of("export.title", room.titleProperty().get()));
        form.getItems().setAll(Form.values());
        form.setValue(Form.HTML);
        busy.managedProperty().bind(busy.visibleProperty());
        stop.visibleProperty().bind(busy.visibleProperty());
        stop.managedProperty().bind(busy.visibleProperty());
        form.disableProperty().bind(busy.visibleProperty());
        files.disableProperty().bind(busy.visibleProperty());
        busy.setVisible(false);
        state.setText(Texts.of("export.hint"));
        Shown.of(root)
                .subscribe(
                        shown -> {
                            if (!shown) {
                                giveUp();
                            }
                        });
    }

    @FXML
    private void save() {
        Form chosen = form.getValue();
        Path file = choose.apply(nameOf(room.titleProperty().get()) + "." + chosen.ending());
        if (file == null) {
            return;
        }
        givenUp = new AtomicBoolean();
        busy.setVisible(true);
        save.setDisable(true);
        tell(log.rowsProperty().map(rows -> Texts.of("export.fetching", rows)));
        log.bring(() -> fetch(chosen, file));
    }

    private static String nameOf(String title) {
        String name = title.replaceAll("[^\\p{L}\\p{N} _-]", "_").strip();
        return name.isEmpty() ? "room" : name;
    }

    private void fetch(Form chosen, Path file) {
        Conversation talk = Conversation.of(room, zone);
        if (!files.isSelected() || talk.files().isEmpty()) {
            write(new Saving(chosen, talk, file, givenUp::get), file, talk, null);
            return;
        }
        long bytes = talk.files().stream().mapToLong(SharedFile::bytes).sum();
        tell(
                fetching.gotProperty()
                        .map(
                                got ->
                                        Texts.of(
                                                "export.fetching.files",
                                                Sizes.of(got.longValue(), bytes))));
        fetching.bring(
                talk.files(),
                () ->
                        write(
                                new Saving(chosen, talk, file, givenUp::get),
                                file,
                                talk,
                                fetching.here()));
    }

    private void write(
            Saving saving, Path file, Conversation talk, @Nullable Map<String, Fetched> here) {
        tell(new SimpleStringProperty(Texts.of("export.writing")));
        boolean whole = log.isWhole();
        writing = true;
        background.execute(
                () -> {
                    String words = written(saving, file, talk, here, whole);
                    ui.execute(() -> done(words));
                });
    }

    private static String written(
            Saving saving,
            Path file,
            Conversation talk,
            @Nullable Map<String, Fetched> here,
            boolean whole) {
        try {
            String with = "";
            if (here == null) {
                saving.save();
            } else {
                Enclosed enclosed = saving.save(here);
                with = with(enclosed, talk.files().size() - enclosed.names().size());
            }
            String saved = Texts.of("export.saved", file.getFileName() + with);
            return whole ? saved : Texts.of("export.not_all", saved);
        } catch (WholeFile.DiskFull e) {
            return Texts.of("export.disk_full");
        } catch (Saving.GivenUp e) {
            return Texts.of("export.nothing");
        } catch (IOException e) {
            return Texts.of("export.failed", String.valueOf(e.getMessage()));
        }
    }

    private static String with(Enclosed files, int missing) {
        int saved = files.names().size();
        String there = saved == 0 ? "" : ", " + Texts.of("export.with", saved, files.folder());
        return missing == 0 ? there : there + "; " + Texts.of("export.without", missing);
    }

    private void tell(ObservableValue<String> words) {
        state.textProperty().unbind();
        state.textProperty().bind(words);
    }

    private void done(String words) {
        writing = false;
        state.textProperty().unbind();
        busy.setVisible(false);
        save.setDisable(false);
        state.setText(words);
    }

    private void giveUp() {
        givenUp.set(true);
        log.stop();
        fetching.stop();
    }

    @FXML
    private void stop() {
        giveUp();
        if (!writing) {
            done(Texts.of("export.nothing"));
        }
    }

    @FXML
    private void close() {
        close.run();
    }
}
