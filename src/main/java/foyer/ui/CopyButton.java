package foyer.ui;

import foyer.language.Texts;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.NamedArg;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button that puts a text on the clipboard and says for a moment that it did. UI thread.
public final class CopyButton extends Button {
    private static final PseudoClass COPIED = PseudoClass.getPseudoClass("copied");
    private static final Duration MOMENT = Duration.seconds(2);

    private final StringProperty copies = new SimpleStringProperty(this, "copies", "");
    private final StringProperty what = new SimpleStringProperty(this, "what", "");
    private final FontIcon icon = new FontIcon(Feather.COPY);
    private final String words;
    private final PauseTransition moment = new PauseTransition(MOMENT);

    /// Only the icon.
    public CopyButton() {
        this("");
        getStyleClass().addAll("button-icon", "flat");
    }

    /// The icon and words.
    public CopyButton(@NamedArg("text") String text) {
        super(text);
        words = text;
        getStyleClass().add("copy-button");
        setGraphic(icon);
        var tip = new Tooltip();
        tip.textProperty().bind(accessibleTextProperty());
        setTooltip(tip);
        disableProperty().bind(copies.isEmpty());
        what.addListener(_ -> rest());
        copies.addListener(_ -> rest());
        moment.setOnFinished(_ -> rest());
        setOnAction(_ -> copy());
        rest();
    }

    /// What is put on the clipboard; while it is empty the button is disabled.
    public StringProperty copiesProperty() {
        return copies;
    }

    public String getCopies() {
        return copies.get();
    }

    public void setCopies(String text) {
        copies.set(text);
    }

    /// What to call it: "Copy " and this is the button's name.
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
        setText(words.isEmpty() ? "" : Texts.of("words.copied"));
        pseudoClassStateChanged(COPIED, true);
        moment.playFromStart();
    }

    private void rest() {
        moment.stop();
        icon.setIconCode(Feather.COPY);
        setAccessibleText(Texts.of("words.copy.what", what.get()));
        setText(words);
        pseudoClassStateChanged(COPIED, false);
    }
}
