package foyer.ui;

import foyer.language.Texts;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.NamedArg;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that copies a text to the clipboard and confirms it for two seconds. UI thread.
public final class CopyButton extends Button {
    private static final PseudoClass COPIED = PseudoClass.getPseudoClass("copied");
    private static final Duration CONFIRMED = Duration.seconds(2);

    private final StringProperty copies = new SimpleStringProperty(this, "copies", "");
    private final StringProperty what = new SimpleStringProperty(this, "what", "");
    private final FontIcon icon = new FontIcon(Feather.COPY);
    private final String label;
    private final PauseTransition confirmation = new PauseTransition(CONFIRMED);

    /// With an icon only.
    public CopyButton() {
        this("");
        getStyleClass().addAll("button-icon", "flat");
    }

    /// With an icon and a text.
    public CopyButton(@NamedArg("text") String text) {
        super(text);
        label = text;
        getStyleClass().add("copy-button");
        setGraphic(icon);
        Tooltips.ofAccessibleText(this);
        disableProperty().bind(copies.isEmpty());
        what.addListener(_ -> reset());
        copies.addListener(_ -> reset());
        confirmation.setOnFinished(_ -> reset());
        setOnAction(_ -> copy());
        reset();
    }

    /// The text to copy. The button is disabled while it is empty.
    public StringProperty copiesProperty() {
        return copies;
    }

    public String getCopies() {
        return copies.get();
    }

    public void setCopies(String text) {
        copies.set(text);
    }

    /// What is copied, for the button's accessible name "Copy …".
    public StringProperty whatProperty() {
        return what;
    }

    public String getWhat() {
        return what.get();
    }

    public void setWhat(String name) {
        what.set(name);
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, copies.get()));
        icon.setIconCode(Feather.CHECK);
        setAccessibleText(Texts.of("words.copied"));
        setText(label.isEmpty() ? "" : Texts.of("words.copied"));
        pseudoClassStateChanged(COPIED, true);
        confirmation.playFromStart();
    }

    private void reset() {
        confirmation.stop();
        icon.setIconCode(Feather.COPY);
        setAccessibleText(Texts.of("words.copy.what", what.get()));
        setText(label);
        pseudoClassStateChanged(COPIED, false);
    }
}
