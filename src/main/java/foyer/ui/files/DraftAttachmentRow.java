package foyer.ui.files;

import foyer.clientfiles.LocalFiles;
import foyer.language.Texts;
import foyer.model.DraftAttachment;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file chosen and not sent: what it is, and what is the matter with it. UI thread.
final class DraftAttachmentRow extends VBox {
    private static final double PREVIEW = 48;

    /// @param putAway what to do if it is not to be sent after all
    DraftAttachmentRow(DraftAttachment attachment, Runnable putAway) {
        LocalFiles.FileStamp fileStamp = attachment.stamp();
        var remove = FileRowParts.button("fth-x", Texts.of("files.do_not_send", attachment.name()));
        remove.setOnAction(_ -> putAway.run());
        var line =
                new HBox(
                        8,
                        preview(attachment),
                        FileRowParts.name(attachment.name()),
                        new Label(fileStamp == null ? "" : FileSizeText.of(fileStamp.bytes())),
                        remove);
        line.setAlignment(Pos.CENTER_LEFT);
        var matter = new BidiText();
        matter.getStyleClass().add("refusal");
        matter.setText(attachment.problem());
        NodeVisibility.show(matter, !attachment.problem().isEmpty());
        getStyleClass().add("giving-line");
        getChildren().addAll(line, matter);
    }

    private static Node preview(DraftAttachment attachment) {
        LocalFiles.FileStamp fileStamp = attachment.stamp();
        if (attachment.unkept() instanceof PastedPicture pastedPicture) {
            var picture = new ImageView(pastedPicture.image);
            picture.setPreserveRatio(true);
            picture.setFitWidth(2 * PREVIEW);
            picture.setFitHeight(PREVIEW);
            return picture;
        }
        return attachment.path() != null && fileStamp != null && fileStamp.picture() != null
                ? new ImageView(Thumbnails.decoded(attachment.path(), 2 * PREVIEW, PREVIEW))
                : new FontIcon("fth-file");
    }
}
