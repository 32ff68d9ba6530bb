package foyer.ui.scroll;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Moves through a [StackedList] by keys, and opens rows. UI thread.
final class StackedListKeys {
    private static final int PAGE_ROWS = 8;

    private final StackedList<?> list;
    private boolean isSpacePressed;

    StackedListKeys(StackedList<?> list) {
        this.list = list;
    }

    void attach() {
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
        list.addEventFilter(KeyEvent.KEY_RELEASED, this::onReleased);
        list.focusedProperty().subscribe(_ -> isSpacePressed = false);
    }

    private void onPressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP, KP_UP -> list.step(-1);
            case DOWN, KP_DOWN -> list.step(1);
            case PAGE_UP -> list.step(-PAGE_ROWS);
            case PAGE_DOWN -> list.step(PAGE_ROWS);
            case HOME -> list.step(-list.rows().size());
            case END -> list.step(list.rows().size());
            case ENTER -> list.openCursor();
            // on release like a button, or the space would be typed into the focused composer
            case SPACE -> isSpacePressed = true;
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void onReleased(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && isSpacePressed) {
            isSpacePressed = false;
            list.openCursor();
            event.consume();
        }
    }
}
