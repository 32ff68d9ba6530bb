package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.model.Download;
import foyer.model.DownloadQueue;
import foyer.protocol.FileNames;
import foyer.protocol.SharedFile;
import foyer.ui.BidiLabel;
import foyer.ui.NodeVisibility;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A message's file: a picture, or a card with the file's name and size. Its height is known before
/// the download, so that no row moves when the picture comes. UI thread.
public final class AttachmentBox extends VBox {
    private static final double MAX_WIDTH = 360;
    private static final double MAX_HEIGHT = 260;
    private static final double MIN_SIZE = 48;

    /// A larger picture is downloaded only when the user clicks it.
    private static final long MAX_AUTOMATIC_BYTES = 10_000_000;

    private static final Thumbnails THUMBNAILS = new Thumbnails();

    private final DownloadQueue downloads;
    private final Consumer<String> browse;
    private final ImageView image = new ImageView();
    private final StackPane frame = new StackPane(image);
    private final Button picture = new Button();
    private final Label name = new Label();
    private final Label detail = new BidiLabel();
    private final Button save = button("fth-download", Texts.of("files.save"));
    private final Button saveAs = button("fth-folder", Texts.of("files.save_as"));
    private final Button open = button("fth-external-link", Texts.of("files.open"));
    private final Button stop = button("fth-x", Texts.of("files.stop"));
    private final HBox card;
    private Subscription shown = Subscription.EMPTY;
    private @Nullable Download download;
    private @Nullable Consumer<FetchedFile> whenFetched;
    private String result = "";

    /// @param browse opens a URL in another program
    public AttachmentBox(DownloadQueue downloads, Consumer<String> browse) {
        this.downloads = downloads;
        this.browse = browse;
        getStyleClass().add("file-box");
        picture.getStyleClass().addAll("flat", "picture");
        picture.setGraphic(frame);
        picture.setOnAction(_ -> whenFetched(this::enlarge));
        frame.getStyleClass().add("picture-frame");
        image.setPreserveRatio(true);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.getStyleClass().add("file-name");
        detail.getStyleClass().add("file-detail");
        detail.setMinWidth(0);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        var labels = new VBox(name, detail);
        labels.setMinWidth(0);
        HBox.setHgrow(labels, Priority.ALWAYS);
        card = new HBox(8, new FontIcon("fth-file"), labels, save, saveAs, open, stop);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().add("file-card");
        card.setMaxWidth(460);
        save.setOnAction(_ -> whenFetched(this::save));
        saveAs.setOnAction(_ -> whenFetched(this::saveAs));
        open.setOnAction(_ -> whenFetched(this::confirmOpening));
        stop.setOnAction(
                _ -> {
                    if (download != null) {
                        whenFetched = null;
                        downloads.stop(download);
                    }
                });
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(picture, card);
        clear();
    }

    private static Button button(String icon, String text) {
        var button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        NodeVisibility.collapseWhenHidden(button);
        return button;
    }

    /// Shows a file that was shared in a room.
    ///
    /// @return a description for screen readers
    public String show(String room, SharedFile file) {
        Download shownDownload = downloads.of(room, file);
        showNameAndSize(file);
        download = shownDownload;
        picture.setDisable(false);
        saveAs.setVisible(true);
        shown =
                Subscription.combine(
                        shownDownload.fetchedFileProperty().subscribe(this::onFetched),
                        shownDownload.underWayProperty().subscribe(_ -> update()),
                        shownDownload.problemProperty().subscribe(_ -> update()),
                        shownDownload.receivedProperty().subscribe(_ -> update()));
        if (file.isPicture()
                && file.bytes() <= MAX_AUTOMATIC_BYTES
                && shownDownload.problemProperty().get().isEmpty()) {
            downloads.fetch(shownDownload);
        }
        update();
        return description(file);
    }

    /// Shows the file of an outgoing message.
    ///
    /// @return a description for screen readers
    public String show(SharedFile file) {
        showNameAndSize(file);
        picture.setDisable(true);
        for (Button button : new Button[] {save, saveAs, open, stop}) {
            button.setVisible(false);
        }
        detail.setText(FileSizeText.of(file.bytes()));
        return description(file);
    }

    private static String description(SharedFile file) {
        return Texts.of(
                file.isPicture() ? "files.picture.spoken" : "files.file.spoken",
                file.name(),
                FileSizeText.of(file.bytes()));
    }

    private void showNameAndSize(SharedFile file) {
        clear();
        NodeVisibility.show(this, true);
        name.setText(file.name());
        card.setAccessibleText(description(file));
        Integer width = file.width();
        Integer height = file.height();
        boolean isPicture = width != null && height != null;
        NodeVisibility.show(picture, isPicture);
        if (width != null && height != null) {
            double scale = Math.min(1, Math.min(MAX_WIDTH / width, MAX_HEIGHT / height));
            double w = Math.max(MIN_SIZE, width * scale);
            double h = Math.max(MIN_SIZE, height * scale);
            frame.setMinSize(w, h);
            frame.setMaxSize(w, h);
            image.setFitWidth(w);
            image.setFitHeight(h);
            picture.setAccessibleText(Texts.of("files.picture", file.name(), width, height));
        }
    }

    private void onFetched(@Nullable FetchedFile fetchedFile) {
        if (fetchedFile == null) {
            return;
        }
        if (fetchedFile.picture() == null) {
            // the server was wrong about it
            NodeVisibility.show(picture, false);
        } else if (picture.isVisible()) {
            image.setImage(
                    THUMBNAILS.of(
                            fetchedFile,
                            image.getFitWidth() * pixelScale(),
                            image.getFitHeight() * pixelScale()));
        }
        Consumer<FetchedFile> next = whenFetched;
        whenFetched = null;
        if (next != null) {
            next.accept(fetchedFile);
        }
    }

    /// The number of screen pixels to a pixel of the layout.
    private double pixelScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double zoom = getLocalToSceneTransform().getMxx();
        return Math.max(1, window == null ? zoom : window.getOutputScaleX() * zoom);
    }

    private void update() {
        Download current = download;
        if (current == null) {
            return;
        }
        boolean underWay = current.underWayProperty().get();
        long bytes = current.file().bytes();
        String text = result.isEmpty() ? current.problemProperty().get() : result;
        detail.setText(
                !text.isEmpty()
                        ? text
                        : underWay
                                ? FileSizeText.of(current.receivedProperty().get(), bytes)
                                : FileSizeText.of(bytes));
        stop.setVisible(underWay);
        save.setVisible(!underWay);
        open.setVisible(!underWay && FileNames.isHarmless(current.file().name()));
    }

    /// Shows the result of the user's last action on a file, unless another file is shown by then.
    private void showResult(Download actedOn, String text) {
        if (download == actedOn) {
            result = text;
            detail.setText(text);
        }
    }

    private void whenFetched(Consumer<FetchedFile> action) {
        Download current = download;
        result = "";
        if (current != null) {
            FetchedFile fetchedFile = current.fetchedFileProperty().get();
            if (fetchedFile != null) {
                action.accept(fetchedFile);
            } else {
                whenFetched = action;
                downloads.fetch(current);
            }
        }
    }

    private void save(FetchedFile fetchedFile) {
        Download current = download;
        if (current != null) {
            String folder = String.valueOf(downloads.localFiles().downloads().getFileName());
            save(
                    fetchedFile,
                    path ->
                            showResult(
                                    current,
                                    Texts.of("files.saved_in", path.getFileName(), folder)));
        }
    }

    private void save(FetchedFile fetchedFile, Consumer<Path> saved) {
        Download current = download;
        if (current != null) {
            downloads
                    .localFiles()
                    .save(
                            fetchedFile,
                            current.file().name(),
                            saved,
                            error -> showResult(current, error));
        }
    }

    private void saveAs(FetchedFile fetchedFile) {
        Download current = download;
        if (current == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.save_as.title"));
        chooser.setInitialFileName(current.file().name());
        File target = chooser.showSaveDialog(getScene().getWindow());
        if (target != null) {
            downloads
                    .localFiles()
                    .saveAs(
                            fetchedFile,
                            target.toPath(),
                            path ->
                                    showResult(
                                            current, Texts.of("files.saved", path.getFileName())),
                            error -> showResult(current, error));
        }
    }

    /// Asks before it opens another member's file.
    private void confirmOpening(FetchedFile fetchedFile) {
        Download current = download;
        if (current == null || !FileNames.isHarmless(current.file().name())) {
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
        question.initOwner(getScene().getWindow());
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("files.open.title", current.file().name()));
        question.showAndWait()
                .filter(confirm::equals)
                .ifPresent(_ -> save(fetchedFile, path -> browse.accept(path.toUri().toString())));
    }

    private void enlarge(FetchedFile fetchedFile) {
        Download current = download;
        if (current != null && fetchedFile.picture() != null) {
            PictureWindow.show(
                    fetchedFile,
                    current.file().name(),
                    getScene().getWindow(),
                    () -> saveAs(fetchedFile));
        }
    }

    /// Hides the box.
    public void clear() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        download = null;
        whenFetched = null;
        result = "";
        image.setImage(null);
        name.setText("");
        detail.setText("");
        NodeVisibility.show(this, false);
        setMinHeight(Region.USE_PREF_SIZE);
    }
}
