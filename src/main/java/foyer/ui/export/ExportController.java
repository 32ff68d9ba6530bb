package foyer.ui.export;

import foyer.state.RoomModel;
import foyer.state.WholeLog;
import foyer.ui.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Saves what was said in a room, all of it: what is not here is fetched first. UI thread; the file
/// is written behind it.
public final class ExportController {
    private final RoomModel room;
    private final WholeLog log;
    private final ZoneId zone;
    private final Function<String, @Nullable Path> choose;
    private final Executor background;
    private final Executor ui;
    private final Runnable close;

    @FXML private Node root;
    @FXML private Label title;
    @FXML private ChoiceBox<Form> form;
    @FXML private Node busy;
    @FXML private Label state;
    @FXML private Button save;

    /// @param choose asks where to write a file with such a name; null if the person thought better
    ///   of it
    /// @param background may wait
    public ExportController(
            RoomModel room,
            WholeLog log,
            ZoneId zone,
            Function<String, @Nullable Path> choose,
            Executor background,
            Executor ui,
            Runnable close) {
        this.room = room;
        this.log = log;
        this.zone = zone;
        this.choose = choose;
        this.background = background;
        this.ui = ui;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText("Export " + room.titleProperty().get());
        form.getItems().setAll(Form.values());
        form.setValue(Form.HTML);
        busy.managedProperty().bind(busy.visibleProperty());
        busy.setVisible(false);
        state.setText("What was said is saved, from the beginning. Files are not.");
        Shown.of(root)
                .subscribe(
                        shown -> {
                            if (!shown) {
                                log.stop();
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
        busy.setVisible(true);
        save.setDisable(true);
        state.textProperty()
                .bind(
                        log.rowsProperty()
                                .map(
                                        rows ->
                                                "Fetching what was said: %,d…"
                                                        .formatted(rows.intValue())));
        log.bring(() -> write(chosen, file));
    }

    private static String nameOf(String title) {
        String name = title.replaceAll("[^\\p{L}\\p{N} _-]", "_").strip();
        return name.isEmpty() ? "room" : name;
    }

    private void write(Form chosen, Path file) {
        state.textProperty().unbind();
        state.setText("Writing…");
        boolean whole = log.isWhole();
        Conversation talk = Conversation.of(room, zone);
        background.execute(
                () -> {
                    String words = written(chosen, talk, file, whole);
                    ui.execute(() -> done(words));
                });
    }

    private static String written(Form chosen, Conversation talk, Path file, boolean whole) {
        try {
            Files.writeString(file, chosen.of(talk));
            return "Saved as %s.%s"
                    .formatted(
                            file.getFileName(),
                            whole
                                    ? ""
                                    : " The server could not be asked for what was said before"
                                            + " that.");
        } catch (IOException e) {
            return "It could not be saved: " + e.getMessage();
        }
    }

    private void done(String words) {
        busy.setVisible(false);
        save.setDisable(false);
        state.setText(words);
    }

    @FXML
    private void close() {
        close.run();
    }
}
