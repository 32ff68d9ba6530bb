package foyer.ui.scroll;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Moves through a [RowList] by keys and wheel, and selects the pressed row. UI thread.
final class RowInput {
    /// Pixels of the previous page that stay visible after Page Up or Page Down.
    private static final double PAGE_OVERLAP = 40;

    private final RowList<?> list;

    RowInput(RowList<?> list) {
        this.list = list;
    }

    void attach() {
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::selectPressed);
        list.addEventHandler(ScrollEvent.SCROLL, this::turnWheel);
    }

    private void turnWheel(ScrollEvent event) {
        double pixels =
                switch (event.getTextDeltaYUnits()) {
                    case PAGES -> event.getTextDeltaY() * list.getHeight();
                    // JavaFX counts 40 px for a wheel notch; other programs scroll about 100
                    case LINES -> event.getDeltaY() * 2.5;
                    case NONE -> event.getDeltaY();
                };
        list.setUsingKeyboard(false);
        list.scroll(-pixels);
        event.consume();
    }

    private void selectPressed(MouseEvent event) {
        list.requestFocus();
        list.setUsingKeyboard(false);
        for (Node node = event.getPickResult().getIntersectedNode();
                node != null;
                node = node.getParent()) {
            if (node instanceof RowCell<?> cell && cell.index() >= 0) {
                list.select(cell.index());
                return;
            }
        }
    }

    private void handleKey(KeyEvent event) {
        int last = list.rows().size() - 1;
        if (last < 0 || event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
            return;
        }
        int index = list.selectedIndex();
        switch (event.getCode()) {
            case UP, KP_UP -> goTo(index < 0 ? lastWholeRow() : Math.max(0, index - 1));
            case DOWN, KP_DOWN -> goTo(index < 0 ? lastWholeRow() : Math.min(last, index + 1));
            case HOME -> goTo(0);
            case END -> goTo(last);
            case PAGE_UP -> turnPage(-1);
            case PAGE_DOWN -> turnPage(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void goTo(int row) {
        list.setUsingKeyboard(true);
        list.goTo(row);
    }

    private void turnPage(int direction) {
        list.setUsingKeyboard(true);
        list.scroll(direction * Math.max(PAGE_OVERLAP, list.getHeight() - PAGE_OVERLAP));
        list.select(direction < 0 ? firstWholeRow() : lastWholeRow());
    }

    private int firstWholeRow() {
        return list.cells().stream()
                .filter(cell -> cell.getLayoutY() >= 0)
                .mapToInt(RowCell::index)
                .findFirst()
                .orElse(list.firstVisible());
    }

    private int lastWholeRow() {
        return list.cells().stream()
                .filter(cell -> cell.getLayoutY() + cell.getHeight() <= list.getHeight() + 1)
                .mapToInt(RowCell::index)
                .max()
                .orElse(list.firstVisible());
    }
}
