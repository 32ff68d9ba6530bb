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

/// Exports the whole log of a room and its shared files, after fetching what is missing. Writes on
/// a background thread. UI thread.
public final class ExportController {

    private final RoomModel room;
    private final FullLogLoader log;
    private final BulkDownload bulkDownload;
    private final ZoneId zone;
    private final Function<String, @Nullable Path> chooseFile;
    private final Executor background;
    private final Executor ui;
    private final Runnable closeAction;

    /// Cancels the current export.
    private AtomicBoolean isCancelled = new AtomicBoolean();

    private boolean isWriting;

    @FXML private Node root;
    @FXML private Label title;
    @FXML private ChoiceBox<ExportFormat> formatBox;
    @FXML private CheckBox filesBox;
    @FXML private Node progress;
    @FXML private Label statusLabel;
    @FXML private Button saveButton;
    @FXML private Button stopButton;

    /// @param chooseFile asks where to save a file with a suggested name; returns null if the user
    ///   cancels
    /// @param background may block
    public ExportController(
            ChatModel chat,
            RoomModel room,
            ZoneId zone,
            Function<String, @Nullable Path> chooseFile,
            Executor background,
            Executor ui,
            Runnable closeAction) {
        this.room = room;
        this.log = new FullLogLoader(room);
        this.bulkDownload = new BulkDownload(chat, room);
        this.zone = zone;
        this.chooseFile = chooseFile;
        this.background = background;
        this.ui = ui;
        this.closeAction = closeAction;
    }

    @FXML
    private void initialize() {
        title.setText(Texts.of("export.title", room.titleProperty().get()));
        formatBox.getItems().setAll(ExportFormat.values());
        formatBox.setValue(ExportFormat.HTML);
        NodeVisibility.collapseWhenHidden(progress);
        stopButton.visibleProperty().bind(progress.visibleProperty());
        NodeVisibility.bind(stopButton, progress.visibleProperty());
        formatBox.disableProperty().bind(progress.visibleProperty());
        filesBox.disableProperty().bind(progress.visibleProperty());
        progress.setVisible(false);
        statusLabel.setText(Texts.of("export.hint"));
        ViewShowing.of(root)
                .subscribe(
                        isShowing -> {
                            if (!isShowing) {
                                cancel();
                            }
                        });
    }

    @FXML
    private void save() {
        ExportFormat format = formatBox.getValue();
        Path file =
                chooseFile.apply(fileName(room.titleProperty().get()) + "." + format.extension());
        if (file == null) {
            return;
        }
        isCancelled = new AtomicBoolean();
        progress.setVisible(true);
        saveButton.setDisable(true);
        bindStatus(log.rowsProperty().map(rows -> Texts.of("export.fetching", rows)));
        log.load(() -> fetch(format, file));
    }

    private static String fileName(String title) {
        String name = title.replaceAll("[^\\p{L}\\p{N} _-]", "_").strip();
        return name.isEmpty() ? "room" : name;
    }

    private void fetch(ExportFormat format, Path file) {
        Conversation conversation = Conversation.of(room, zone);
        if (!filesBox.isSelected() || conversation.files().isEmpty()) {
            write(
                    new ExportWriter(format, conversation, file, isCancelled::get),
                    file,
                    conversation,
                    null);
            return;
        }
        long bytes = conversation.files().stream().mapToLong(SharedFile::bytes).sum();
        bindStatus(
                bulkDownload
                        .receivedProperty()
                        .map(
                                fetched ->
                                        Texts.of(
                                                "export.fetching.files",
                                                FileSizeText.of(fetched.longValue(), bytes))));
        bulkDownload.start(
                conversation.files(),
                () ->
                        write(
                                new ExportWriter(format, conversation, file, isCancelled::get),
                                file,
                                conversation,
                                bulkDownload.fetched()));
    }

    private void write(
            ExportWriter exportWriter,
            Path file,
            Conversation conversation,
            @Nullable Map<String, FetchedFile> fetchedFiles) {
        bindStatus(new SimpleStringProperty(Texts.of("export.writing")));
        boolean isWhole = log.isWhole();
        isWriting = true;
        background.execute(
                () -> {
                    String text =
                            writeAndDescribe(
                                    exportWriter, file, conversation, fetchedFiles, isWhole);
                    ui.execute(() -> finish(text));
                });
    }

    private static String writeAndDescribe(
            ExportWriter exportWriter,
            Path file,
            Conversation conversation,
            @Nullable Map<String, FetchedFile> fetchedFiles,
            boolean isWhole) {
        try {
            String suffix = "";
            if (fetchedFiles == null) {
                exportWriter.save();
            } else {
                ExportedFiles exported = exportWriter.save(fetchedFiles);
                suffix = suffix(exported, conversation.files().size() - exported.names().size());
            }
            String saved = Texts.of("export.saved", file.getFileName() + suffix);
            return isWhole ? saved : Texts.of("export.not_all", saved);
        } catch (AtomicFileWriter.DiskFullException e) {
            return Texts.of("export.disk_full");
        } catch (ExportWriter.ExportCancelledException e) {
            return Texts.of("export.nothing");
        } catch (IOException e) {
            return Texts.of("export.failed", String.valueOf(e.getMessage()));
        }
    }

    private static String suffix(ExportedFiles files, int missing) {
        int saved = files.names().size();
        String savedText = saved == 0 ? "" : ", " + Texts.of("export.with", saved, files.folder());
        return missing == 0 ? savedText : savedText + "; " + Texts.of("export.without", missing);
    }

    private void bindStatus(ObservableValue<String> text) {
        statusLabel.textProperty().unbind();
        statusLabel.textProperty().bind(text);
    }

    private void finish(String text) {
        isWriting = false;
        statusLabel.textProperty().unbind();
        progress.setVisible(false);
        saveButton.setDisable(false);
        statusLabel.setText(text);
    }

    private void cancel() {
        isCancelled.set(true);
        log.stop();
        bulkDownload.stop();
    }

    @FXML
    private void stop() {
        cancel();
        if (!isWriting) {
            finish(Texts.of("export.nothing"));
        }
    }

    @FXML
    private void close() {
        closeAction.run();
    }
}
