package foyer.ui;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// Runs an action when Enter is pressed in a field. A field's `onAction` does not do: JavaFX also
/// fires it for the mnemonic of the field's label, which must only move the focus. UI thread.
public final class EnterKey {
    private EnterKey() {}

    public static void in(TextField field, Runnable action) {
        field.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        key.consume();
                        action.run();
                    }
                });
    }
}
