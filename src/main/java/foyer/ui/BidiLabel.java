package foyer.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// A label for text that may contain user input, such as a name. It wraps, except with
/// right-to-left letters, which JavaFX 26 cannot wrap (see [BidiTextFlow]): then it has one line
/// and a tooltip. UI thread.
public final class BidiLabel extends Label {
    public BidiLabel() {
        wrapTextProperty().bind(textProperty().map(text -> !BidiText.hasRightToLeft(text)));
        wrapTextProperty()
                .subscribe(
                        wraps -> {
                            var tip = new Tooltip();
                            tip.textProperty().bind(textProperty());
                            setTooltip(wraps ? null : tip);
                        });
    }
}
