package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.model.Download;
import foyer.model.DownloadQueue;
import foyer.protocol.FileNames;
import foyer.protocol.Picture;
import foyer.protocol.SharedFile;
import foyer.ui.NodeVisibility;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A message's file: a picture, or a card with the file's name and size and perhaps why it is not
/// shown. UI thread.
public final class AttachmentBox extends VBox {
    /// A larger picture is downloaded only when the user clicks it.
    private static final long MAX_AUTOMATIC_BYTES = 10_000_000;

    private final DownloadQueue downloads;
    private final Consumer<String> browse;
    private final Supplier<List<SharedFile>> pictures;
    private final PictureFrame picture = new PictureFrame(this::onDamaged);
    private final FileCard card = new FileCard();
    private final FileResultLine resultLine = new FileResultLine();
    private final FileActions actions;
    private final TransferText progress = new TransferText(System::nanoTime);
    private Subscription shown = Subscription.EMPTY;
    private @Nullable Download download;
    private @Nullable Consumer<FetchedFile> whenFetched;
    private FileActions.Outcome outcome = FileActions.Outcome.NONE;
    private String notShown = "";
    private boolean isPicture;

    /// @param browse opens a URL in another program
    /// @param pictures the pictures of the room, among which the user can go on
    public AttachmentBox(
            DownloadQueue downloads, Consumer<String> browse, Supplier<List<SharedFile>> pictures) {
        this.downloads = downloads;
        this.browse = browse;
        this.pictures = pictures;
        this.actions = new FileActions(downloads, browse, this, this::showOutcome);
        getStyleClass().add("file-box");
        picture.setOnAction(_ -> whenFetched(this::enlarge));
        picture.setContextMenu(menu());
        card.save.setOnAction(_ -> whenFetched(actions::save));
        card.saveAs.setOnAction(_ -> whenFetched(actions::saveAs));
        card.open.setOnAction(_ -> whenFetched(actions::confirmOpening));
        card.stop.setOnAction(
                _ -> {
                    if (download != null) {
                        whenFetched = null;
                        downloads.stop(download);
                    }
                });
        resultLine.folder.setOnAction(_ -> showInFolder());
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(picture, card, resultLine);
        clear();
    }

    private ContextMenu menu() {
        MenuItem open = item("files.open", actions::confirmOpening);
        var folder = new MenuItem(Texts.of("files.show_in_folder"));
        folder.setOnAction(_ -> showInFolder());
        var menu =
                new ContextMenu(
                        item("files.copy", actions::copy),
                        item("files.save", actions::save),
                        item("files.save_as", actions::saveAs),
                        open,
                        folder);
        menu.setOnShowing(
                _ -> {
                    folder.setVisible(outcome.saved() != null);
                    open.setVisible(
                            download != null && FileNames.isHarmless(download.file().name()));
                });
        return menu;
    }

    private MenuItem item(String text, BiConsumer<Download, FetchedFile> action) {
        var item = new MenuItem(Texts.of(text));
        item.setOnAction(_ -> whenFetched(action));
        return item;
    }

    private void showInFolder() {
        Path saved = outcome.saved();
        if (saved != null) {
            actions.showInFolder(saved);
        }
    }

    /// Shows a file that was shared in a room.
    ///
    /// @return a description for screen readers
    public String show(String room, SharedFile file) {
        Download shownDownload = downloads.of(room, file);
        isPicture = reserve(file);
        download = shownDownload;
        picture.setDisable(false);
        card.saveAs.setVisible(true);
        shown =
                Subscription.combine(
                        shownDownload.fetchedFileProperty().subscribe(this::onFetched),
                        shownDownload.underWayProperty().subscribe(_ -> update()),
                        shownDownload.problemProperty().subscribe(_ -> update()),
                        shownDownload.receivedProperty().subscribe(_ -> update()));
        if (isPicture
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
        isPicture = reserve(file);
        picture.setDisable(true);
        picture.setStatus(FileSizeText.of(file.bytes()));
        NodeVisibility.show(card, !isPicture);
        card.showNoButtons();
        card.detail.setText(FileSizeText.of(file.bytes()));
        return description(file);
    }

    private static String description(SharedFile file) {
        return Texts.of(
                file.isPicture() ? "files.picture.spoken" : "files.file.spoken",
                file.name(),
                FileSizeText.of(file.bytes()));
    }

    /// Whether a file is a picture that the window can show.
    public static boolean showsPicture(SharedFile file) {
        return PictureFrame.canShow(file);
    }

    private boolean reserve(SharedFile file) {
        clear();
        NodeVisibility.show(this, true);
        card.name.setText(file.name());
        card.setAccessibleText(description(file));
        notShown = reasonNotShown(file);
        return picture.reserve(file);
    }

    /// Why a picture is not shown; empty if it is, or is no picture.
    private static String reasonNotShown(SharedFile file) {
        String type = file.type();
        Integer width = file.width();
        Integer height = file.height();
        if (type == null || width == null || height == null || PictureFrame.canShow(file)) {
            return "";
        }
        return file.isTooLarge()
                ? Texts.of("files.not_shown.large", width, height)
                : Texts.of("files.not_shown.format", Picture.formatName(type));
    }

    private void onFetched(@Nullable FetchedFile fetchedFile) {
        if (fetchedFile == null) {
            return;
        }
        if (isPicture) {
            picture.show(fetchedFile);
        }
        Consumer<FetchedFile> next = whenFetched;
        whenFetched = null;
        if (next != null) {
            next.accept(fetchedFile);
        }
    }

    private void onDamaged() {
        notShown = Texts.of("files.not_shown");
        isPicture = false;
        update();
    }

    private void update() {
        Download current = download;
        if (current == null) {
            return;
        }
        boolean underWay = current.underWayProperty().get();
        long bytes = current.file().bytes();
        String problem = current.problemProperty().get();
        String size =
                underWay
                        ? progress.of(current.receivedProperty().get(), bytes)
                        : FileSizeText.of(bytes);
        boolean isFetched = current.fetchedFileProperty().get() != null;
        boolean showsPicture = isPicture && problem.isEmpty();
        NodeVisibility.show(picture, showsPicture);
        NodeVisibility.show(card, !showsPicture);
        picture.setStatus(isFetched ? "" : size);
        card.show(
                !problem.isEmpty()
                        ? problem
                        : notShown.isEmpty() ? size : Texts.of("files.size_and", size, notShown),
                underWay,
                (double) current.receivedProperty().get() / bytes,
                FileNames.isHarmless(current.file().name()));
        resultLine.show(outcome);
    }

    /// Shows what came of the user's last action, unless another file is shown by then.
    private void showOutcome(Download actedOn, FileActions.Outcome result) {
        if (download == actedOn) {
            outcome = result;
            resultLine.show(outcome);
        }
    }

    private void whenFetched(BiConsumer<Download, FetchedFile> action) {
        Download current = download;
        if (current == null) {
            return;
        }
        outcome = FileActions.Outcome.NONE;
        resultLine.show(outcome);
        FetchedFile fetchedFile = current.fetchedFileProperty().get();
        if (fetchedFile != null) {
            action.accept(current, fetchedFile);
        } else {
            whenFetched = fetched -> action.accept(current, fetched);
            downloads.fetch(current);
        }
    }

    private void enlarge(Download current, FetchedFile fetchedFile) {
        if (fetchedFile.picture() != null && isPicture) {
            PictureViewer.open(this, downloads, browse, current, pictures.get());
        }
    }

    /// Hides the box.
    public void clear() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        download = null;
        whenFetched = null;
        outcome = FileActions.Outcome.NONE;
        notShown = "";
        progress.clear();
        picture.clear();
        card.clear();
        resultLine.show(outcome);
        NodeVisibility.show(this, false);
        setMinHeight(Region.USE_PREF_SIZE);
    }
}
