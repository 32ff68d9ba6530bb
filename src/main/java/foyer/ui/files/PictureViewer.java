package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.model.Download;
import foyer.model.DownloadQueue;
import foyer.protocol.FileNames;
import foyer.protocol.Picture;
import foyer.protocol.SharedFile;
import foyer.ui.NodeVisibility;
import foyer.ui.OverlayPane;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Shows a room's pictures one by one above the log, to be zoomed, copied and saved. UI thread.
final class PictureViewer extends BorderPane {
    private static final double LINE = 0.1;
    private static final double PAGE = 0.9;

    private final DownloadQueue downloads;
    private final String room;
    private final List<SharedFile> pictures;
    private final PictureView view = new PictureView();
    private final Label name = new Label();
    private final Label place = new Label();
    private final Label status = new Label();
    private final FileResultLine resultLine = new FileResultLine();
    private final FileActions actions;
    private final TransferText progress = new TransferText(System::nanoTime);
    private final Button previous = button("fth-chevron-left", "files.view.previous");
    private final Button next = button("fth-chevron-right", "files.view.next");
    private final Button copy = button("fth-copy", "files.copy");
    private final Button save = button("fth-download", "files.save");
    private final Button open = button("fth-external-link", "files.open");
    private Subscription shown = Subscription.EMPTY;
    private Subscription decoding = Subscription.EMPTY;
    private FileActions.Outcome outcome = FileActions.Outcome.NONE;
    private @Nullable Thumbnail thumbnail;
    private @Nullable Download download;
    private int index;

    private PictureViewer(
            DownloadQueue downloads,
            Consumer<String> browse,
            String room,
            List<SharedFile> pictures,
            Runnable close) {
        this.downloads = downloads;
        this.room = room;
        this.pictures = pictures;
        this.actions = new FileActions(downloads, browse, this, this::showOutcome);
        getStyleClass().add("picture-viewer");
        setTop(toolbar(close));
        status.getStyleClass().add("picture-status");
        setCenter(new StackPane(view, status));
        setBottom(resultLine);
        previous.setOnAction(_ -> show(index - 1));
        next.setOnAction(_ -> show(index + 1));
        copy.setOnAction(_ -> act(actions::copy));
        save.setOnAction(_ -> act(actions::save));
        open.setOnAction(_ -> act(actions::confirmOpening));
        resultLine.folder.setOnAction(
                _ -> {
                    Path saved = outcome.saved();
                    if (saved != null) {
                        actions.showInFolder(saved);
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) {
                                release();
                            }
                        });
    }

    /// Opens the viewer in the window of a node.
    ///
    /// @param pictures those the user can go to
    static void open(
            Node inside,
            DownloadQueue downloads,
            Consumer<String> browse,
            Download first,
            List<SharedFile> pictures) {
        OverlayPane overlay = OverlayPane.above(inside);
        if (overlay == null) {
            return;
        }
        int known = pictures.indexOf(first.file());
        List<SharedFile> shown = known < 0 ? List.of(first.file()) : pictures;
        overlay.openFull(
                close -> {
                    var viewer = new PictureViewer(downloads, browse, first.room(), shown, close);
                    viewer.show(Math.max(0, known));
                    return viewer;
                });
    }

    private static Button button(String icon, String text) {
        Button button = FileRowParts.button(icon, Texts.of(text));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private HBox toolbar(Runnable close) {
        name.getStyleClass().add("file-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        var percent = new Label();
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.getStyleClass().add("picture-zoom");
        percent.textProperty()
                .bind(
                        view.zoomProperty()
                                .map(
                                        zoom ->
                                                Texts.of(
                                                        "files.view.zoom",
                                                        Math.round(zoom.doubleValue() * 100))));
        Button zoomOut = button("fth-zoom-out", "files.view.zoom_out");
        Button zoomIn = button("fth-zoom-in", "files.view.zoom_in");
        Button fit = button("fth-maximize", "files.view.fit");
        Button closing = button("fth-x", "words.close");
        zoomOut.setOnAction(_ -> view.zoomOut());
        zoomIn.setOnAction(_ -> view.zoomIn());
        fit.setOnAction(_ -> view.fit());
        closing.setOnAction(_ -> close.run());
        var bar =
                new HBox(
                        4, name, percent, place, previous, next, zoomOut, zoomIn, fit, copy, save,
                        open, closing);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("picture-toolbar");
        return bar;
    }

    private void onKey(KeyEvent event) {
        boolean handled = !event.isShortcutDown() && !event.isAltDown();
        switch (event.getCode()) {
            case LEFT -> step(event, -1);
            case RIGHT -> step(event, 1);
            case UP -> view.scroll(0, -LINE);
            case DOWN -> view.scroll(0, LINE);
            case PAGE_UP -> view.scroll(0, -PAGE);
            case PAGE_DOWN -> view.scroll(0, PAGE);
            case HOME -> view.setVvalue(0);
            case END -> view.setVvalue(1);
            case PLUS, ADD, EQUALS -> view.zoomIn();
            case MINUS, SUBTRACT -> view.zoomOut();
            case DIGIT0, NUMPAD0 -> view.fit();
            case C -> {
                handled = event.isShortcutDown();
                if (handled) {
                    act(actions::copy);
                }
            }
            case S -> {
                handled = event.isShortcutDown();
                if (handled) {
                    act(actions::save);
                }
            }
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    private void step(KeyEvent event, int by) {
        if (event.isShiftDown()) {
            view.scroll(by * LINE, 0);
        } else {
            show(index + by);
        }
    }

    private void act(BiConsumer<Download, FetchedFile> action) {
        Download current = download;
        FetchedFile file = current == null ? null : current.fetchedFileProperty().get();
        if (current != null && file != null) {
            showOutcome(current, FileActions.Outcome.NONE);
            action.accept(current, file);
        }
    }

    private void showOutcome(Download actedOn, FileActions.Outcome result) {
        if (actedOn == download) {
            outcome = result;
            resultLine.show(result);
        }
    }

    private void show(int wanted) {
        if (wanted < 0 || wanted >= pictures.size()) {
            return;
        }
        release();
        index = wanted;
        SharedFile file = pictures.get(index);
        Download current = downloads.of(room, file);
        download = current;
        name.setText(file.name());
        place.setText(Texts.of("files.view.place", index + 1, pictures.size()));
        NodeVisibility.show(place, pictures.size() > 1);
        previous.setDisable(index == 0);
        next.setDisable(index == pictures.size() - 1);
        NodeVisibility.show(open, FileNames.isHarmless(file.name()));
        view.setAccessibleText(
                Texts.of("files.picture.spoken", file.name(), FileSizeText.of(file.bytes())));
        showOutcome(current, FileActions.Outcome.NONE);
        shown =
                Subscription.combine(
                        current.fetchedFileProperty().subscribe(this::onFetched),
                        current.problemProperty().subscribe(_ -> update()),
                        current.receivedProperty().subscribe(_ -> update()));
        downloads.fetch(current);
    }

    private void onFetched(@Nullable FetchedFile file) {
        update();
        if (file == null) {
            return;
        }
        Picture picture = file.picture();
        if (picture == null) {
            setStatus(Texts.of("files.not_shown"));
            return;
        }
        Thumbnail decoded =
                Thumbnails.decode(
                        file.path(),
                        picture,
                        PictureView.maxWidth(picture),
                        PictureView.maxHeight(picture));
        thumbnail = decoded;
        decoding =
                decoded.stateProperty()
                        .subscribe(
                                state -> {
                                    switch (state) {
                                        case Thumbnail.Waiting _ -> {}
                                        case Thumbnail.Ready(DecodedPicture ready) -> {
                                            view.show(ready, picture);
                                            setStatus("");
                                        }
                                        case Thumbnail.Damaged _ ->
                                                setStatus(Texts.of("files.not_shown"));
                                    }
                                });
    }

    private void update() {
        Download current = download;
        if (current == null) {
            return;
        }
        boolean isFetched = current.fetchedFileProperty().get() != null;
        copy.setDisable(!isFetched);
        save.setDisable(!isFetched);
        open.setDisable(!isFetched);
        String problem = current.problemProperty().get();
        setStatus(
                !problem.isEmpty()
                        ? problem
                        : isFetched
                                ? Texts.of("files.reading")
                                : progress.of(
                                        current.receivedProperty().get(), current.file().bytes()));
    }

    private void setStatus(String text) {
        status.setText(text);
        NodeVisibility.show(status, !text.isEmpty());
    }

    private void release() {
        shown.unsubscribe();
        decoding.unsubscribe();
        shown = Subscription.EMPTY;
        decoding = Subscription.EMPTY;
        Thumbnail.release(thumbnail);
        thumbnail = null;
        progress.clear();
        view.clear();
    }
}
