package foyer.ui.start;

import foyer.client.NetworkCheck;
import foyer.language.Texts;
import foyer.ui.BidiLabel;
import foyer.ui.CopyButton;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A check of the checklist: an icon, a title and the result. UI thread.
final class NetworkCheckRow extends HBox {
    NetworkCheckRow(NetworkCheck networkCheck) {
        getStyleClass().addAll("check-row", networkCheck.result().name().toLowerCase(Locale.ROOT));
        var icon =
                new FontIcon(
                        switch (networkCheck.result()) {
                            case GOOD -> "fth-check";
                            case BAD -> "fth-alert-triangle";
                            case UNKNOWN -> "fth-help-circle";
                        });
        var title = new Label(networkCheck.title());
        title.getStyleClass().add("check-title");
        var text = new BidiLabel();
        text.setText(networkCheck.text());
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("check-words");
        var texts = new VBox(title, text);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(icon, texts);
        if (!networkCheck.copies().isEmpty()) {
            var copy = new CopyButton();
            copy.setWhat(Texts.of("copy.commands"));
            copy.setCopies(networkCheck.copies());
            copy.setMinWidth(USE_PREF_SIZE);
            getChildren().add(copy);
        }
        setAccessibleText(
                networkCheck.title() + " " + spoken(networkCheck) + " " + networkCheck.text());
    }

    private static String spoken(NetworkCheck networkCheck) {
        return switch (networkCheck.result()) {
            case GOOD -> Texts.of("checklist.good");
            case BAD -> Texts.of("checklist.bad");
            case UNKNOWN -> Texts.of("checklist.unknown");
        };
    }
}
