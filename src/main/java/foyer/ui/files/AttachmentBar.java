package foyer.ui.files;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.DraftAttachment;
import foyer.model.RoomModel;
import foyer.model.Upload;
import foyer.model.UploadQueue;
import foyer.ui.NodeVisibility;
import java.io.File;
import java.time.Clock;
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

/// The shown room's attachment drafts and all uploads, above the composer's text. UI thread.
public final class AttachmentBar extends VBox {
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private final VBox drafts = new VBox(4);
    private final VBox uploads = new VBox(4);
    private final ListChangeListener<DraftAttachment> draftsChanged = _ -> fillDrafts();
    private @Nullable ChatModel chat;
    private @Nullable RoomModel shown;
    private Clock clock = Clock.systemUTC();
    private Runnable onChosen = () -> {};

    public AttachmentBar() {
        getStyleClass().add("attachment-bar");
        getChildren().addAll(uploads, drafts);
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
    }

    /// Shows a chat's attachment drafts and uploads from now on.
    ///
    /// @param dropTarget accepts dropped files
    /// @param clock for the names of pasted pictures
    /// @param onChosen called when the user has chosen, dropped or pasted files
    public void follow(ChatModel chat, Node dropTarget, Clock clock, Runnable onChosen) {
        this.chat = chat;
        this.clock = clock;
        this.onChosen = onChosen;
        chat.uploads().all().addListener((ListChangeListener<Upload>) _ -> fillUploads());
        chat.rooms().selectedProperty().subscribe(this::show);
        dropTarget.setOnDragOver(this::onDragOver);
        dropTarget.setOnDragDropped(this::onDropped);
        fillUploads();
    }

    /// Whether the shown room has attachment drafts.
    public ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    private void onDragOver(DragEvent event) {
        if (event.getDragboard().hasFiles() && room() != null) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void onDropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            choose(event.getDragboard().getFiles());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private @Nullable RoomModel room() {
        return chat == null ? null : chat.rooms().selectedProperty().get();
    }

    /// Lets the user choose files in a dialog.
    public void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.choose"));
        // the room may change while the dialog is open
        RoomModel room = room();
        List<File> files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            choose(room, files);
        }
    }

    /// Adds the picture or files in the clipboard.
    ///
    /// @return false if there are none
    public boolean paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            choose(clipboard.getFiles());
            return true;
        }
        RoomModel room = room();
        if (!clipboard.hasImage() || clipboard.hasString() || chat == null || room == null) {
            return false;
        }
        PastedPicture picture = PastedPicture.of(clipboard);
        if (picture != null) {
            chat.attachments().paste(room, picture, PastedPicture.name(clock));
            onChosen.run();
        }
        return picture != null;
    }

    /// Adds files to the shown room's attachment drafts.
    public void choose(List<File> files) {
        choose(room(), files);
    }

    private void choose(@Nullable RoomModel room, List<File> files) {
        if (chat == null || room == null) {
            return;
        }
        for (File file : files) {
            chat.attachments().add(room, file.toPath(), file.getName());
        }
        onChosen.run();
    }

    /// Sends the shown room's attachment drafts.
    ///
    /// @param text goes with the first one
    /// @param to the `seq` of the message to reply to; null if none
    /// @param sent called when all are uploads; otherwise the room's refusal says why not
    public void send(String text, @Nullable Long to, Runnable sent) {
        RoomModel room = room();
        if (chat != null && room != null) {
            chat.attachments().send(room, text, to, sent);
        }
    }

    private void show(@Nullable RoomModel room) {
        if (chat != null && shown != null) {
            chat.attachments().forRoom(shown).removeListener(draftsChanged);
        }
        shown = room;
        if (chat != null && room != null) {
            chat.attachments().forRoom(room).addListener(draftsChanged);
        }
        fillDrafts();
    }

    private void fillDrafts() {
        ChatModel current = chat;
        RoomModel room = shown;
        if (current == null || room == null) {
            drafts.getChildren().clear();
        } else {
            drafts.getChildren()
                    .setAll(
                            current.attachments().forRoom(room).stream()
                                    .map(
                                            each ->
                                                    new DraftAttachmentRow(
                                                            each,
                                                            () ->
                                                                    current.attachments()
                                                                            .remove(room, each)))
                                    .toList());
        }
        any.set(!drafts.getChildren().isEmpty());
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
