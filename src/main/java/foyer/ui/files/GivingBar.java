package foyer.ui.files;

import foyer.language.Texts;
import foyer.protocol.FileNames;
import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.state.Upload;
import foyer.state.Uploads;
import foyer.transfer.FileDesk;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Above the words that are typed: the files chosen to go with them, and those on their way. UI
/// thread.
public final class GivingBar extends VBox {
    private static final double PREVIEW = 48;

    /// A file chosen and not sent.
    private record Chosen(Path path, String name, FileDesk.@Nullable Local local) {}

    private final Map<RoomModel, List<Chosen>> chosen = new HashMap<>();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private final VBox previews = new VBox(4);
    private final VBox uploads = new VBox(4);
    private @Nullable ChatModel chat;

    public GivingBar() {
        getStyleClass().add("giving");
        getChildren().addAll(uploads, previews);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// Follows what is chosen and sent in a chat.
    ///
    /// @param around what files may be dropped on
    public void follow(ChatModel chat, Node around) {
        this.chat = chat;
        chat.uploads().all().addListener((ListChangeListener<Upload>) _ -> fillUploads());
        chat.rooms().selectedProperty().subscribe(this::fill);
        around.setOnDragOver(this::over);
        around.setOnDragDropped(this::dropped);
        fillUploads();
    }

    /// Whether anything is chosen for the shown room.
    public ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() && room() != null) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            choose(event.getDragboard().getFiles());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private @Nullable RoomModel room() {
        return chat == null ? null : chat.rooms().selectedProperty().get();
    }

    private @Nullable FileDesk desk() {
        return chat == null ? null : chat.downloads().desk();
    }

    /// Asks which files.
    public void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.choose"));
        List<File> files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            choose(files);
        }
    }

    /// Takes what stands in the clipboard, if that is a picture or files.
    ///
    /// @return whether it was
    public boolean paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            choose(clipboard.getFiles());
            return true;
        }
        FileDesk desk = desk();
        if (clipboard.hasImage() && !clipboard.hasString() && desk != null) {
            Image pasted = clipboard.getImage();
            desk.keep(() -> PngBytes.of(pasted), path -> choose(path, "picture.png"), this::refuse);
            return true;
        }
        return false;
    }

    /// Takes these to go with what is said next.
    public void choose(List<File> files) {
        for (File file : files) {
            if (file.isFile()) {
                choose(file.toPath(), file.getName());
            } else {
                refuse(Texts.of("files.no_folders"));
            }
        }
    }

    private void drop(Path file) {
        FileDesk desk = desk();
        if (desk != null) {
            desk.drop(file);
        }
    }

    private void refuse(String words) {
        RoomModel room = room();
        if (chat != null && room != null) {
            chat.uploads().cannotSend(room, words);
        }
    }

    private void choose(Path path, String name) {
        RoomModel room = room();
        FileDesk desk = desk();
        if (room != null && desk != null) {
            desk.look(
                    path,
                    local -> {
                        chosen.computeIfAbsent(room, _ -> new ArrayList<>())
                                .add(new Chosen(path, FileNames.safe(name), local));
                        fill(room());
                    },
                    this::refuse);
        }
    }

    /// Sends what is chosen for the shown room.
    ///
    /// @param text goes with the first
    public void send(String text, @Nullable Long to) {
        RoomModel room = room();
        if (chat == null || room == null) {
            return;
        }
        boolean first = true;
        for (Chosen file : chosen.getOrDefault(room, List.of())) {
            chat.uploads().send(room, file.path, file.name, first ? text : "", first ? to : null);
            first = false;
        }
        chosen.remove(room);
        fill(room);
    }

    private void fill(@Nullable RoomModel room) {
        List<Chosen> files = room == null ? List.of() : chosen.getOrDefault(room, List.of());
        previews.getChildren().setAll(files.stream().map(file -> preview(room, file)).toList());
        any.set(!files.isEmpty());
        showIfAny();
    }

    private void showIfAny() {
        setVisible(any.get() || !uploads.getChildren().isEmpty());
    }

    private Node preview(@Nullable RoomModel room, Chosen file) {
        FileDesk.Local local = file.local;
        var line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        if (local != null && local.picture() != null) {
            line.getChildren()
                    .add(new ImageView(Thumbnails.decoded(file.path, 2 * PREVIEW, PREVIEW)));
        } else {
            line.getChildren().add(new FontIcon("fth-file"));
        }
        var remove = LineParts.button("fth-x", Texts.of("files.do_not_send", file.name));
        remove.setOnAction(
                _ -> {
                    if (room != null) {
                        chosen.getOrDefault(room, new ArrayList<>()).remove(file);
                        drop(file.path);
                        fill(room());
                    }
                });
        line.getChildren()
                .addAll(
                        LineParts.name(file.name),
                        new Label(local == null ? "" : Sizes.of(local.bytes())),
                        remove);
        var all = new VBox(line);
        all.getStyleClass().add("giving-line");
        return all;
    }

    private void fillUploads() {
        if (chat != null) {
            Uploads all = chat.uploads();
            uploads.getChildren()
                    .setAll(all.all().stream().map(each -> new UploadLine(each, all)).toList());
            showIfAny();
        }
    }
}
