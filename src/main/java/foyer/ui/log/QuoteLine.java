package foyer.ui.log;

import foyer.state.Quote;
import foyer.ui.Parts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The beginning of a message that another one answers, on one line. UI thread.
final class QuoteLine extends HBox {
    private static final PseudoClass REACHABLE = PseudoClass.getPseudoClass("reachable");

    private final Label author = new Label();
    private final Label words = new Label();
    private Runnable then = () -> {};

    QuoteLine() {
        getStyleClass().add("quote-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        author.setMinWidth(Region.USE_PREF_SIZE);
        author.getStyleClass().add("quote-author");
        words.setMinWidth(0);
        words.getStyleClass().add("quote-words");
        HBox.setHgrow(words, Priority.SOMETIMES);
        getChildren().addAll(new FontIcon("fth-corner-up-left"), author, words);
        setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                        then.run();
                    }
                });
    }

    /// @param go goes to the message, where it can be gone to
    void show(Quote quote, Runnable go) {
        author.setText(quote.author());
        Parts.show(author, !quote.author().isEmpty());
        words.setText(quote.words());
        then = quote.reachable() ? go : () -> {};
        pseudoClassStateChanged(REACHABLE, quote.reachable());
    }
}
