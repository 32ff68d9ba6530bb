package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.model.Download;
import foyer.model.DownloadQueue;
import foyer.protocol.FileNames;
import foyer.protocol.Picture;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What the user can do with a downloaded file. UI thread.
final class FileActions {
    /// What came of an action.
    ///
    /// @param saved where the file is now, if the action was to save it
    record Outcome(String text, @Nullable Path saved) {
        static final Outcome NONE = new Outcome("", null);
    }

    private final DownloadQueue downloads;
    private final Consumer<String> browse;
    private final Node owner;
    private final BiConsumer<Download, Outcome> finished;

    /// @param browse opens a URL in another program
    /// @param owner in whose window questions are asked
    /// @param finished shows what came of an action
    FileActions(
            DownloadQueue downloads,
            Consumer<String> browse,
            Node owner,
            BiConsumer<Download, Outcome> finished) {
        this.downloads = downloads;
        this.browse = browse;
        this.owner = owner;
        this.finished = finished;
    }

    private Consumer<String> failed(Download download) {
        return error -> finished.accept(download, new Outcome(error, null));
    }

    /// Saves a file in the downloads folder.
    void save(Download download, FetchedFile file) {
        String folder = String.valueOf(downloads.localFiles().downloads().getFileName());
        save(
                download,
                file,
                path ->
                        finished.accept(
                                download,
                                new Outcome(
                                        Texts.of("files.saved_in", path.getFileName(), folder),
                                        path)));
    }

    private void save(Download download, FetchedFile file, Consumer<Path> saved) {
        downloads.localFiles().save(file, download.file().name(), saved, failed(download));
    }

    /// Asks where to save a file.
    void saveAs(Download download, FetchedFile file) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.save_as.title"));
        chooser.setInitialFileName(download.file().name());
        File target = chooser.showSaveDialog(owner.getScene().getWindow());
        if (target != null) {
            downloads
                    .localFiles()
                    .saveAs(
                            file,
                            target.toPath(),
                            path ->
                                    finished.accept(
                                            download,
                                            new Outcome(
                                                    Texts.of("files.saved", path.getFileName()),
                                                    path)),
                            failed(download));
        }
    }

    /// Asks before it opens another member's file.
    void confirmOpening(Download download, FetchedFile file) {
        if (!FileNames.isHarmless(download.file().name())) {
            return;
        }
        var confirm = new ButtonType(Texts.of("files.open"), ButtonData.OK_DONE);
        var cancel = new ButtonType(Texts.of("words.stay"), ButtonData.CANCEL_CLOSE);
        var question =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        Texts.of("files.open.words"),
                        confirm,
                        cancel);
        question.initOwner(owner.getScene().getWindow());
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("files.open.title", download.file().name()));
        question.showAndWait()
                .filter(confirm::equals)
                .ifPresent(
                        _ -> save(download, file, path -> browse.accept(path.toUri().toString())));
    }

    /// Puts a picture on the clipboard.
    void copy(Download download, FetchedFile file) {
        Picture picture = file.picture();
        if (picture == null) {
            return;
        }
        PictureDecoder.decode(
                file.path(),
                picture,
                PictureView.maxWidth(picture),
                PictureView.maxHeight(picture),
                () -> true,
                decoded -> {
                    var content = new ClipboardContent();
                    content.putImage(decoded.image());
                    Clipboard.getSystemClipboard().setContent(content);
                    finished.accept(download, new Outcome(Texts.of("files.copied"), null));
                },
                () -> failed(download).accept(Texts.of("files.not_shown")));
    }

    void showInFolder(Path saved) {
        FolderView.show(saved, browse);
    }
}
