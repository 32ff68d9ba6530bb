package foyer.ui.export;

import foyer.clientfiles.AtomicFileWriter;
import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.model.BulkDownload;
import foyer.model.ChatModel;
import foyer.model.FullLogLoader;
import foyer.model.RoomModel;
import foyer.protocol.SharedFile;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import foyer.ui.files.FileSizeText;
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
    private final FullLogLoader log;
    private final BulkDownload bulkDownload;
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
    @FXML private ChoiceBox<ExportFormat> form;
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
        this.log = new FullLogLoader(chat, room);
        this.bulkDownload = new BulkDownload(chat, room);
        this.zone = zone;
        this.choose = choose;
        this.background = background;
        this.ui = ui;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(Texts.of("export.title", room.titleProperty().get()));
        form.getItems().setAll(ExportFormat.values());
        form.setValue(ExportFormat.HTML);
        NodeVisibility.collapseWhenHidden(busy);
        NodeVisibility.bind(stop, busy.visibleProperty());
        form.disableProperty().bind(busy.visibleProperty());
        files.disableProperty().bind(busy.visibleProperty());
        busy.setVisible(false);
        state.setText(Texts.of("export.hint"));
        ViewShowing.of(root)
                .subscribe(
                        shown -> {
                            if (!shown) {
                                giveUp();
                            }
                        });
    }

    @FXML
    private void save() {
        ExportFormat chosen = form.getValue();
        Path file = choose.apply(nameOf(room.titleProperty().get()) + "." + chosen.ending());
        if (file == null) {
            return;
        }
        givenUp = new AtomicBoolean();
        busy.setVisible(true);
        save.setDisable(true);
        tell(log.rowsProperty().map(rows -> Texts.of("export.fetching", rows)));
        log.load(() -> fetch(chosen, file));
    }

    private static String nameOf(String title) {
        String name = title.replaceAll("[^\\p{L}\\p{N} _-]", "_").strip();
        return name.isEmpty() ? "room" : name;
    }

    private void fetch(ExportFormat chosen, Path file) {
        Conversation talk = Conversation.of(room, zone);
        if (!files.isSelected() || talk.files().isEmpty()) {
            write(new ExportWriter(chosen, talk, file, givenUp::get), file, talk, null);
            return;
        }
        long bytes = talk.files().stream().mapToLong(SharedFile::bytes).sum();
        tell(
                bulkDownload
                        .gotProperty()
                        .map(
                                got ->
                                        Texts.of(
                                                "export.fetching.files",
                                                FileSizeText.of(got.longValue(), bytes))));
        bulkDownload.start(
                talk.files(),
                () ->
                        write(
                                new ExportWriter(chosen, talk, file, givenUp::get),
                                file,
                                talk,
                                bulkDownload.fetched()));
    }

    private void write(
            ExportWriter exportWriter,
            Path file,
            Conversation talk,
            @Nullable Map<String, FetchedFile> here) {
        tell(new SimpleStringProperty(Texts.of("export.writing")));
        boolean whole = log.isWhole();
        writing = true;
        background.execute(
                () -> {
                    String text = written(exportWriter, file, talk, here, whole);
                    ui.execute(() -> done(text));
                });
    }

    private static String written(
            ExportWriter exportWriter,
            Path file,
            Conversation talk,
            @Nullable Map<String, FetchedFile> here,
            boolean whole) {
        try {
            String with = "";
            if (here == null) {
                exportWriter.save();
            } else {
                ExportedFiles exported = exportWriter.save(here);
                with = with(exported, talk.files().size() - exported.names().size());
            }
            String saved = Texts.of("export.saved", file.getFileName() + with);
            return whole ? saved : Texts.of("export.not_all", saved);
        } catch (AtomicFileWriter.DiskFullException e) {
            return Texts.of("export.disk_full");
        } catch (ExportWriter.GivenUp e) {
            return Texts.of("export.nothing");
        } catch (IOException e) {
            return Texts.of("export.failed", String.valueOf(e.getMessage()));
        }
    }

    private static String with(ExportedFiles files, int missing) {
        int saved = files.names().size();
        String there = saved == 0 ? "" : ", " + Texts.of("export.with", saved, files.folder());
        return missing == 0 ? there : there + "; " + Texts.of("export.without", missing);
    }

    private void tell(ObservableValue<String> text) {
        state.textProperty().unbind();
        state.textProperty().bind(text);
    }

    private void done(String text) {
        writing = false;
        state.textProperty().unbind();
        busy.setVisible(false);
        save.setDisable(false);
        state.setText(text);
    }

    private void giveUp() {
        givenUp.set(true);
        log.stop();
        bulkDownload.stop();
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
