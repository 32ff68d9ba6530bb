package foyer.ui.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import foyer.ui.MainWindow;
import foyer.ui.OverlayPane;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What keys do wherever the focus is in the window of a server. UI thread.
final class ShellKeys {
    private final Map<KeyCombination, Runnable> always = new LinkedHashMap<>();
    private final Map<KeyCombination, Runnable> below = new LinkedHashMap<>();

    /// @param search begins to search, everywhere or here
    /// @param step goes to another room, so many down the list
    /// @param missed goes to the next of what was missed, or to the one before
    ShellKeys(
            OverlayPane overlay,
            ShellPanels shellPanels,
            Consumer<Boolean> search,
            IntConsumer step,
            IntConsumer missed) {
        always.put(key(KeyCode.F, SHORTCUT_DOWN), () -> search.accept(false));
        always.put(key(KeyCode.F, SHORTCUT_DOWN, SHIFT_DOWN), () -> search.accept(true));
        always.put(MainWindow.SWITCHER, () -> overlay.open(shellPanels.switcher()));
        always.put(MainWindow.SETTINGS, () -> overlay.open(shellPanels.settings()));
        always.put(MainWindow.HELP, () -> overlay.open(shellPanels.shortcuts()));
        below.put(key(KeyCode.F8), () -> missed.accept(1));
        below.put(key(KeyCode.F8, SHIFT_DOWN), () -> missed.accept(-1));
        below.put(key(KeyCode.TAB, CONTROL_DOWN), () -> step.accept(1));
        below.put(key(KeyCode.DOWN, ALT_DOWN), () -> step.accept(1));
        below.put(key(KeyCode.TAB, CONTROL_DOWN, SHIFT_DOWN), () -> step.accept(-1));
        below.put(key(KeyCode.UP, ALT_DOWN), () -> step.accept(-1));
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... held) {
        return new KeyCodeCombination(code, held);
    }

    /// Hears the keys from now on.
    ///
    /// @param covered whether a panel lies above the rooms
    void listen(Node view, BooleanSupplier covered) {
        view.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Runnable deed = find(always, event);
                    if (deed == null && !covered.getAsBoolean()) {
                        deed = find(below, event);
                    }
                    if (deed != null) {
                        deed.run();
                        event.consume();
                    }
                });
    }

    private static @Nullable Runnable find(Map<KeyCombination, Runnable> keys, KeyEvent event) {
        return keys.entrySet().stream()
                .filter(each -> each.getKey().match(event))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
