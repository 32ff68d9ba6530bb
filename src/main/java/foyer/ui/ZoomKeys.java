package foyer.ui;

import foyer.settings.Preferences.Display;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys that change the zoom: Ctrl with plus, minus and 0. Pure functions; any thread.
final class ZoomKeys {
    private static final int STEP_PERCENT = 10;
    private static final List<KeyCombination> LARGER =
            List.of(
                    ctrl(KeyCode.PLUS),
                    ctrl(KeyCode.ADD),
                    ctrl(KeyCode.EQUALS),
                    new KeyCodeCombination(
                            KeyCode.EQUALS,
                            KeyCombination.SHORTCUT_DOWN,
                            KeyCombination.SHIFT_DOWN));
    private static final List<KeyCombination> SMALLER =
            List.of(ctrl(KeyCode.MINUS), ctrl(KeyCode.SUBTRACT));
    private static final List<KeyCombination> RESET =
            List.of(ctrl(KeyCode.DIGIT0), ctrl(KeyCode.NUMPAD0));

    private ZoomKeys() {}

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    /// The change that a key makes to the display preferences, or null if it does not change the
    /// zoom.
    static @Nullable UnaryOperator<Display> change(KeyEvent event) {
        if (matches(LARGER, event)) {
            return display -> display.zoomedBy(STEP_PERCENT);
        }
        if (matches(SMALLER, event)) {
            return display -> display.zoomedBy(-STEP_PERCENT);
        }
        return matches(RESET, event) ? display -> display.withZoom(Display.DEFAULT_ZOOM) : null;
    }

    private static boolean matches(List<KeyCombination> keys, KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }
}
