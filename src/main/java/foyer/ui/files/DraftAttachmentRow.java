package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FileStamp;
import foyer.language.Texts;
import foyer.model.DraftAttachment;
import foyer.model.DraftAttachment.Checked;
import foyer.model.DraftAttachment.InMemory;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// An attachment draft: its preview, name and size, and what is wrong with it. UI thread.
final class DraftAttachmentRow extends VBox {
    private static final double PREVIEW_HEIGHT = 48;

    DraftAttachmentRow(DraftAttachment attachment, Runnable onRemove) {
        FileStamp stamp = attachment.stamp();
        var remove = FileRowParts.button("fth-x", Texts.of("files.do_not_send", attachment.name()));
        remove.setOnAction(_ -> onRemove.run());
        var row =
                new HBox(
                        8,
                        preview(attachment),
                        FileRowParts.name(attachment.name()),
                        new Label(stamp == null ? "" : FileSizeText.of(stamp.bytes())),
                        remove);
        row.setAlignment(Pos.CENTER_LEFT);
        var problem = new BidiText();
        problem.getStyleClass().add("refusal");
        problem.setText(attachment.problem());
        NodeVisibility.show(problem, !attachment.problem().isEmpty());
        getStyleClass().add("attachment-row");
        getChildren().addAll(row, problem);
    }

    private static Node preview(DraftAttachment attachment) {
        if (attachment.content() instanceof InMemory(PastedPicture pastedPicture)) {
            var picture = new ImageView(pastedPicture.image);
            picture.setPreserveRatio(true);
            picture.setFitWidth(2 * PREVIEW_HEIGHT);
            picture.setFitHeight(PREVIEW_HEIGHT);
            return picture;
        }
        if (attachment.content() instanceof Checked(Path path, FileStamp stamp)
                && stamp.picture() != null
                && PictureDecoder.canDecode(stamp.picture().type())) {
            var place = new StackPane(new FontIcon("fth-file"));
            Thumbnails.decode(path, stamp.picture(), 2 * PREVIEW_HEIGHT, PREVIEW_HEIGHT)
                    .stateProperty()
                    .subscribe(state -> show(state, place));
            return place;
        }
        return new FontIcon("fth-file");
    }

    private static void show(Thumbnail.State state, StackPane place) {
        if (state instanceof Thumbnail.Ready(DecodedPicture decoded)) {
            place.getChildren().setAll(new ImageView(decoded.image()));
            place.getStyleClass().add("picture-frame");
            PictureFrame.showBackdrop(place, decoded.backdrop());
        }
    }
}
