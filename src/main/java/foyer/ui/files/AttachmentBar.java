package foyer.ui.files;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.DraftAttachment;
import foyer.model.RoomModel;
import foyer.model.Upload;
import foyer.model.UploadQueue;
import foyer.ui.NodeVisibility;
import java.io.File;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Above the words that are typed: the files chosen to go with them, and those on their way. UI
/// thread.
public final class AttachmentBar extends VBox {
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private final VBox previews = new VBox(4);
    private final VBox uploads = new VBox(4);
    private final ListChangeListener<DraftAttachment> changes = _ -> fill();
    private @Nullable ChatModel chat;
    private @Nullable RoomModel shown;

    public AttachmentBar() {
        getStyleClass().add("giving");
        getChildren().addAll(uploads, previews);
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
    }

    /// Follows what is chosen and sent in a chat.
    ///
    /// @param around what files may be dropped on
    public void follow(ChatModel chat, Node around) {
        this.chat = chat;
        chat.uploads().all().addListener((ListChangeListener<Upload>) _ -> fillUploads());
        chat.rooms().selectedProperty().subscribe(this::show);
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
        RoomModel room = room();
        if (clipboard.hasImage() && !clipboard.hasString() && chat != null && room != null) {
            chat.attachments().paste(room, new PastedPicture(clipboard.getImage()), "picture.png");
            return true;
        }
        return false;
    }

    /// Takes these to go with what is said next.
    public void choose(List<File> files) {
        RoomModel room = room();
        if (chat == null || room == null) {
            return;
        }
        for (File file : files) {
            chat.attachments().add(room, file.toPath(), file.getName());
        }
    }

    /// Sends what is chosen for the shown room.
    ///
    /// @param text goes with the first
    /// @param sent called when it is on its way; the room's refusal says why it is not
    public void send(String text, @Nullable Long to, Runnable sent) {
        RoomModel room = room();
        if (chat != null && room != null) {
            chat.attachments().send(room, text, to, sent);
        }
    }

    private void show(@Nullable RoomModel room) {
        if (chat != null && shown != null) {
            chat.attachments().forRoom(shown).removeListener(changes);
        }
        shown = room;
        if (chat != null && room != null) {
            chat.attachments().forRoom(room).addListener(changes);
        }
        fill();
    }

    private void fill() {
        ChatModel in = chat;
        RoomModel room = shown;
        if (in == null || room == null) {
            previews.getChildren().clear();
        } else {
            previews.getChildren()
                    .setAll(
                            in.attachments().forRoom(room).stream()
                                    .map(
                                            each ->
                                                    new DraftAttachmentRow(
                                                            each,
                                                            () ->
                                                                    in.attachments()
                                                                            .remove(room, each)))
                                    .toList());
        }
        any.set(!previews.getChildren().isEmpty());
        showIfAny();
    }

    private void showIfAny() {
        setVisible(any.get() || !uploads.getChildren().isEmpty());
    }

    private void fillUploads() {
        if (chat != null) {
            UploadQueue all = chat.uploads();
            uploads.getChildren()
                    .setAll(all.all().stream().map(each -> new UploadRow(each, all)).toList());
            showIfAny();
        }
    }
}
