package foyer.ui.files;

import foyer.language.Texts;
import foyer.state.Chosen;
import foyer.transfer.FileDesk;
import foyer.ui.Parts;
import foyer.ui.WrappedText;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A file chosen and not sent: what it is, and what is the matter with it. UI thread.
final class ChosenLine extends VBox {
    private static final double PREVIEW = 48;

    /// @param putAway what to do if it is not to be sent after all
    ChosenLine(Chosen chosen, Runnable putAway) {
        FileDesk.Sight sight = chosen.sight();
        var remove = LineParts.button("fth-x", Texts.of("files.do_not_send", chosen.name()));
        remove.setOnAction(_ -> putAway.run());
        var line =
                new HBox(
                        8,
                        preview(chosen),
                        LineParts.name(chosen.name()),
                        new Label(sight == null ? "" : Sizes.of(sight.bytes())),
                        remove);
        line.setAlignment(Pos.CENTER_LEFT);
        var matter = new WrappedText();
        matter.getStyleClass().add("refusal");
        matter.setText(chosen.words());
        Parts.show(matter, !chosen.words().isEmpty());
        getStyleClass().add("giving-line");
        getChildren().addAll(line, matter);
    }

    private static Node preview(Chosen chosen) {
        FileDesk.Sight sight = chosen.sight();
        if (chosen.unkept() instanceof Pasted pasted) {
            var picture = new ImageView(pasted.image);
            picture.setPreserveRatio(true);
            picture.setFitWidth(2 * PREVIEW);
            picture.setFitHeight(PREVIEW);
            return picture;
        }
        return chosen.path() != null && sight != null && sight.picture() != null
                ? new ImageView(Thumbnails.decoded(chosen.path(), 2 * PREVIEW, PREVIEW))
                : new FontIcon("fth-file");
    }
}
