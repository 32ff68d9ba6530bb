package foyer.ui.files;

import foyer.clientfiles.LocalFiles;
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

/// What came with a message: a picture, or a card with the file's name and size. Its height is
/// known before anything is fetched, so no row moves when it comes. UI thread.
public final class AttachmentBox extends VBox {
    private static final double WIDTH_MOST = 360;
    private static final double HEIGHT_MOST = 260;
    private static final double LEAST = 48;

    /// A larger picture is fetched only when somebody asks for it.
    private static final long UNASKED_BYTES = 10_000_000;

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
    private @Nullable Consumer<FetchedFile> then;
    private String outcome = "";

    /// An empty one.
    ///
    /// @param browse opens an address outside
    public AttachmentBox(DownloadQueue downloads, Consumer<String> browse) {
        this.downloads = downloads;
        this.browse = browse;
        getStyleClass().add("file-box");
        picture.getStyleClass().addAll("flat", "picture");
        picture.setGraphic(frame);
        picture.setOnAction(_ -> whenHere(this::enlarge));
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
        save.setOnAction(_ -> whenHere(this::save));
        saveAs.setOnAction(_ -> whenHere(this::saveAs));
        open.setOnAction(_ -> whenHere(this::ask));
        stop.setOnAction(
                _ -> {
                    if (download != null) {
                        then = null;
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
    /// @return in words what it is
    public String show(String room, SharedFile file) {
        Download here = downloads.of(room, file);
        begin(file);
        download = here;
        picture.setDisable(false);
        saveAs.setVisible(true);
        shown =
                Subscription.combine(
                        here.fetchedFileProperty().subscribe(this::came),
                        here.underWayProperty().subscribe(_ -> tell()),
                        here.wordsProperty().subscribe(_ -> tell()),
                        here.gotProperty().subscribe(_ -> tell()));
        if (file.isPicture()
                && file.bytes() <= UNASKED_BYTES
                && here.wordsProperty().get().isEmpty()) {
            downloads.fetch(here);
        }
        tell();
        return inWords(file);
    }

    /// Shows a file that is on its way out.
    public String show(SharedFile file) {
        begin(file);
        picture.setDisable(true);
        for (Button button : new Button[] {save, saveAs, open, stop}) {
            button.setVisible(false);
        }
        detail.setText(FileSizeText.of(file.bytes()));
        return inWords(file);
    }

    private static String inWords(SharedFile file) {
        return Texts.of(
                file.isPicture() ? "files.picture.spoken" : "files.file.spoken",
                file.name(),
                FileSizeText.of(file.bytes()));
    }

    private void begin(SharedFile file) {
        clear();
        NodeVisibility.show(this, true);
        name.setText(file.name());
        card.setAccessibleText(inWords(file));
        Integer width = file.width();
        Integer height = file.height();
        boolean seen = width != null && height != null;
        NodeVisibility.show(picture, seen);
        if (width != null && height != null) {
            double scale = Math.min(1, Math.min(WIDTH_MOST / width, HEIGHT_MOST / height));
            double w = Math.max(LEAST, width * scale);
            double h = Math.max(LEAST, height * scale);
            frame.setMinSize(w, h);
            frame.setMaxSize(w, h);
            image.setFitWidth(w);
            image.setFitHeight(h);
            picture.setAccessibleText(Texts.of("files.picture", file.name(), width, height));
        }
    }

    private void came(@Nullable FetchedFile fetchedFile) {
        if (fetchedFile == null) {
            return;
        }
        if (fetchedFile.picture() == null) {
            // whatever the server said of it
            NodeVisibility.show(picture, false);
        } else if (picture.isVisible()) {
            image.setImage(
                    THUMBNAILS.of(
                            fetchedFile,
                            image.getFitWidth() * dots(),
                            image.getFitHeight() * dots()));
        }
        Consumer<FetchedFile> next = then;
        then = null;
        if (next != null) {
            next.accept(fetchedFile);
        }
    }

    /// How many dots of the screen a pixel of the layout is.
    private double dots() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double zoom = getLocalToSceneTransform().getMxx();
        return Math.max(1, window == null ? zoom : window.getOutputScaleX() * zoom);
    }

    private void tell() {
        Download here = download;
        if (here == null) {
            return;
        }
        boolean under = here.underWayProperty().get();
        long bytes = here.file().bytes();
        String text = outcome.isEmpty() ? here.wordsProperty().get() : outcome;
        detail.setText(
                !text.isEmpty()
                        ? text
                        : under
                                ? FileSizeText.of(here.gotProperty().get(), bytes)
                                : FileSizeText.of(bytes));
        stop.setVisible(under);
        save.setVisible(!under);
        open.setVisible(!under && !FileNames.isRunnable(here.file().name()));
    }

    /// What became of the last thing that was asked of a file, if that is still the one shown.
    private void say(Download of, String text) {
        if (download == of) {
            outcome = text;
            detail.setText(text);
        }
    }

    private void whenHere(Consumer<FetchedFile> work) {
        Download here = download;
        outcome = "";
        if (here != null) {
            FetchedFile fetchedFile = here.fetchedFileProperty().get();
            if (fetchedFile != null) {
                work.accept(fetchedFile);
            } else {
                then = work;
                downloads.fetch(here);
            }
        }
    }

    private void save(FetchedFile fetchedFile) {
        Download here = download;
        if (here != null) {
            save(
                    fetchedFile,
                    path -> say(here, Texts.of("files.saved_in", path.getFileName(), folder())));
        }
    }

    private void save(FetchedFile fetchedFile, Consumer<Path> saved) {
        LocalFiles localFiles = downloads.localFiles();
        Download here = download;
        if (localFiles != null && here != null) {
            localFiles.save(fetchedFile, here.file().name(), saved, text -> say(here, text));
        }
    }

    private String folder() {
        LocalFiles localFiles = downloads.localFiles();
        return localFiles == null ? "" : String.valueOf(localFiles.downloads().getFileName());
    }

    private void saveAs(FetchedFile fetchedFile) {
        LocalFiles localFiles = downloads.localFiles();
        Download here = download;
        if (localFiles == null || here == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.save_as.title"));
        chooser.setInitialFileName(here.file().name());
        File where = chooser.showSaveDialog(getScene().getWindow());
        if (where != null) {
            localFiles.saveAs(
                    fetchedFile,
                    where.toPath(),
                    path -> say(here, Texts.of("files.saved", path.getFileName())),
                    text -> say(here, text));
        }
    }

    /// What others gave is opened only by who means it.
    private void ask(FetchedFile fetchedFile) {
        Download here = download;
        if (here == null || FileNames.isRunnable(here.file().name())) {
            return;
        }
        var go = new ButtonType(Texts.of("files.open"), ButtonData.OK_DONE);
        var stay = new ButtonType(Texts.of("words.stay"), ButtonData.CANCEL_CLOSE);
        var question =
                new Alert(Alert.AlertType.CONFIRMATION, Texts.of("files.open.words"), go, stay);
        question.initOwner(getScene().getWindow());
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("files.open.title", here.file().name()));
        question.showAndWait()
                .filter(go::equals)
                .ifPresent(_ -> save(fetchedFile, path -> browse.accept(path.toUri().toString())));
    }

    private void enlarge(FetchedFile fetchedFile) {
        Download here = download;
        if (here != null && fetchedFile.picture() != null) {
            PictureWindow.show(
                    fetchedFile,
                    here.file().name(),
                    getScene().getWindow(),
                    () -> saveAs(fetchedFile));
        }
    }

    /// Shows nothing.
    public void clear() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        download = null;
        then = null;
        outcome = "";
        image.setImage(null);
        name.setText("");
        detail.setText("");
        NodeVisibility.show(this, false);
        setMinHeight(Region.USE_PREF_SIZE);
    }
}
