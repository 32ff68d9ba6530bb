package foyer.ui.start;

import foyer.language.Texts;
import foyer.state.Check;
import foyer.ui.CopyButton;
import foyer.ui.WrappingLabel;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the checklist: a sign, what was looked at, what was found. UI thread.
final class CheckRow extends HBox {
    CheckRow(Check check) {
        getStyleClass().addAll("check-row", check.result().name().toLowerCase(Locale.ROOT));
        var sign =
                new FontIcon(
                        switch (check.result()) {
                            case GOOD -> "fth-check";
                            case BAD -> "fth-alert-triangle";
                            case UNKNOWN -> "fth-help-circle";
                        });
        var title = new Label(check.title());
        title.getStyleClass().add("check-title");
        var words = new WrappingLabel();
        words.setText(check.words());
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("check-words");
        var texts = new VBox(title, words);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(sign, texts);
        if (!check.copies().isEmpty()) {
            var copy = new CopyButton();
            copy.setWhat(Texts.of("copy.commands"));
            copy.setCopies(check.copies());
            copy.setMinWidth(USE_PREF_SIZE);
            getChildren().add(copy);
        }
        setAccessibleText(check.title() + " " + spoken(check) + " " + check.words());
    }

    private static String spoken(Check check) {
        return switch (check.result()) {
            case GOOD -> Texts.of("checklist.good");
            case BAD -> Texts.of("checklist.bad");
            case UNKNOWN -> Texts.of("checklist.unknown");
        };
    }
}
