package foyer.ui;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// What Enter does in a field. Not the field's `onAction`: JavaFX fires that, too, when its label's
/// underlined letter is pressed with Alt, which is only to lead there. UI thread.
public final class EnterKey {
    private EnterKey() {}

    public static void in(TextField field, Runnable act) {
        field.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        key.consume();
                        act.run();
                    }
                });
    }
}
