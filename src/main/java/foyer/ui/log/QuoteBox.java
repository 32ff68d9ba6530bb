package foyer.ui.log;

import foyer.model.Quote;
import foyer.ui.NodeVisibility;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The beginning of an answered message, on one line. UI thread.
final class QuoteBox extends HBox {
    private static final PseudoClass REACHABLE = PseudoClass.getPseudoClass("reachable");

    private final Label author = new Label();
    private final Label text = new Label();
    private Runnable onClick = () -> {};

    QuoteBox() {
        getStyleClass().add("quote-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        author.setMinWidth(Region.USE_PREF_SIZE);
        author.getStyleClass().add("quote-author");
        text.setMinWidth(0);
        text.getStyleClass().add("quote-words");
        HBox.setHgrow(text, Priority.SOMETIMES);
        getChildren().addAll(new FontIcon("fth-corner-up-left"), author, text);
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                        onClick.run();
                    }
                });
    }

    /// @param seek scrolls to the message; used only if it is reachable
    void show(Quote quote, Runnable seek) {
        author.setText(quote.author());
        NodeVisibility.show(author, !quote.author().isEmpty());
        text.setText(quote.preview());
        onClick = quote.reachable() ? seek : () -> {};
        pseudoClassStateChanged(REACHABLE, quote.reachable());
    }
}
