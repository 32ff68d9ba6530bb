package foyer.ui;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.text.Text;

/// Text that wraps, in whatever script people write. UI thread.
public final class WrappedText extends WordFlow {
    private final StringProperty text = new SimpleStringProperty("");

    public WrappedText() {
        text.subscribe(
                words -> getChildren().setAll(pieces(words).stream().map(Text::new).toList()));
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    public void setText(String words) {
        text.set(words);
    }
}
