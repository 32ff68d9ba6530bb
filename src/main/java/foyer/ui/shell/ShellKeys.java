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

/// The key bindings of the shell, wherever the focus is. UI thread.
final class ShellKeys {
    private final Map<KeyCombination, Runnable> anywhere = new LinkedHashMap<>();
    private final Map<KeyCombination, Runnable> withoutPanel = new LinkedHashMap<>();

    /// @param search opens the search: true for all rooms, false for the selected one
    /// @param stepRoom selects another room, this many below
    /// @param stepMissed scrolls to the next (1) or previous (-1) missed message
    ShellKeys(
            OverlayPane overlay,
            ShellPanels shellPanels,
            Consumer<Boolean> search,
            IntConsumer stepRoom,
            IntConsumer stepMissed) {
        anywhere.put(key(KeyCode.F, SHORTCUT_DOWN), () -> search.accept(false));
        anywhere.put(key(KeyCode.F, SHORTCUT_DOWN, SHIFT_DOWN), () -> search.accept(true));
        anywhere.put(MainWindow.SWITCHER, () -> overlay.open(shellPanels.switcher()));
        anywhere.put(MainWindow.SETTINGS, () -> overlay.open(shellPanels.settings()));
        anywhere.put(MainWindow.HELP, () -> overlay.open(shellPanels.shortcuts()));
        withoutPanel.put(key(KeyCode.F8), () -> stepMissed.accept(1));
        withoutPanel.put(key(KeyCode.F8, SHIFT_DOWN), () -> stepMissed.accept(-1));
        withoutPanel.put(key(KeyCode.TAB, CONTROL_DOWN), () -> stepRoom.accept(1));
        withoutPanel.put(key(KeyCode.DOWN, ALT_DOWN), () -> stepRoom.accept(1));
        withoutPanel.put(key(KeyCode.TAB, CONTROL_DOWN, SHIFT_DOWN), () -> stepRoom.accept(-1));
        withoutPanel.put(key(KeyCode.UP, ALT_DOWN), () -> stepRoom.accept(-1));
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /// @param panelOpen whether a panel covers the view
    void listen(Node view, BooleanSupplier panelOpen) {
        view.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Runnable action = find(anywhere, event);
                    if (action == null && !panelOpen.getAsBoolean()) {
                        action = find(withoutPanel, event);
                    }
                    if (action != null) {
                        action.run();
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
