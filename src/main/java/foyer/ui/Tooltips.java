package foyer.ui;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// Gives icon buttons tooltips. UI thread.
public final class Tooltips {
    private Tooltips() {}

    /// Shows the text that a screen reader reads.
    public static void ofAccessibleText(Control control) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(control.accessibleTextProperty());
        control.setTooltip(tooltip);
    }
}
