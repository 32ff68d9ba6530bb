package foyer.ui;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.text.Text;

/// A text that wraps in any script. UI thread.
public final class BidiText extends BidiTextFlow {
    private final StringProperty text = new SimpleStringProperty("");

    public BidiText() {
        text.subscribe(
                value -> getChildren().setAll(pieces(value).stream().map(Text::new).toList()));
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String value) {
        text.set(value);
    }
}
