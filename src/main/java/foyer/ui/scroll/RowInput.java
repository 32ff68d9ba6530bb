package foyer.ui.scroll;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Goes through a list by keys and by the wheel, and to the row that is pressed. UI thread.
final class RowInput {
    /// So much of a page is seen on the next one, too.
    private static final double KEPT = 40;

    private final RowList<?> list;

    RowInput(RowList<?> list) {
        this.list = list;
    }

    void listen() {
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventHandler(ScrollEvent.SCROLL, this::wheeled);
    }

    private void wheeled(ScrollEvent event) {
        double pixels =
                switch (event.getTextDeltaYUnits()) {
                    case PAGES -> event.getTextDeltaY() * list.getHeight();
                    // JavaFX takes a notch of a wheel for 40 px; elsewhere it is about 100
                    case LINES -> event.getDeltaY() * 2.5;
                    case NONE -> event.getDeltaY();
                };
        list.setByKeys(false);
        list.scroll(-pixels);
        event.consume();
    }

    private void pressed(MouseEvent event) {
        list.requestFocus();
        list.setByKeys(false);
        for (Node at = event.getPickResult().getIntersectedNode();
                at != null;
                at = at.getParent()) {
            if (at instanceof RowCell<?> cell && cell.index() >= 0) {
                list.select(cell.index());
                return;
            }
        }
    }

    private void pressed(KeyEvent event) {
        int last = list.rows().size() - 1;
        if (last < 0 || event.isAltDown() || event.isMetaDown() || event.isControlDown()) {
            return;
        }
        int at = list.selectedIndex();
        switch (event.getCode()) {
            case UP, KP_UP -> go(at < 0 ? lastSeen() : Math.max(0, at - 1));
            case DOWN, KP_DOWN -> go(at < 0 ? lastSeen() : Math.min(last, at + 1));
            case HOME -> go(0);
            case END -> go(last);
            case PAGE_UP -> page(-1);
            case PAGE_DOWN -> page(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int row) {
        list.setByKeys(true);
        list.goTo(row);
    }

    private void page(int way) {
        list.setByKeys(true);
        list.scroll(way * Math.max(KEPT, list.getHeight() - KEPT));
        list.select(way < 0 ? firstWhole() : lastSeen());
    }

    private int firstWhole() {
        return list.cells().stream()
                .filter(cell -> cell.getLayoutY() >= 0)
                .mapToInt(RowCell::index)
                .findFirst()
                .orElse(list.first());
    }

    private int lastSeen() {
        return list.cells().stream()
                .filter(cell -> cell.getLayoutY() + cell.getHeight() <= list.getHeight() + 1)
                .mapToInt(RowCell::index)
                .max()
                .orElse(list.first());
    }
}
