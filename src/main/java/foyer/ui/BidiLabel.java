package foyer.ui;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// A label whose words may hold what people wrote, such as a name. It wraps, unless it holds
/// right-to-left letters, which JavaFX 26 cannot wrap ([BidiText] says why): then it is one line,
/// and a tooltip has the rest. UI thread.
public final class BidiLabel extends Label {
    public BidiLabel() {
        wrapTextProperty().bind(textProperty().map(text -> !BidiText.runsBothWays(text)));
        wrapTextProperty()
                .subscribe(
                        wraps -> {
                            var tip = new Tooltip();
                            tip.textProperty().bind(textProperty());
                            setTooltip(wraps ? null : tip);
                        });
    }
}
