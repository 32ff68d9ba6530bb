package foyer.ui.scroll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Position, selection and reuse of cells, driven by a robot.
class RowListTest {
    private static final double HEIGHT = 300;

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private TestList list;
    private int fills;
    private int measured;
    private int made;
    private UiStage ui;

    private record Row(String name, double height) {}

    private static final class TestList extends RowList<Row> {
        private void open(ObservableList<Row> newRows) {
            setRows(newRows);
        }
    }

    private final class TestCell extends RowCell<Row> {
        private double height;
        private String name = "";

        private TestCell() {
            made++;
        }

        @Override
        protected void fill(Row row, @Nullable Row above) {
            failIf(row.name(), "fill");
            name = row.name();
            fills++;
            height = row.height();
            requestLayout();
        }

        @Override
        protected void clear() {
            height = 0;
        }

        @Override
        protected double contentHeight(double width) {
            measured++;
            failIf(name, "measure");
            return height;
        }

        @Override
        protected void layoutContent() {
            failIf(name, "place");
        }

        @Override
        protected String plainText(Row row) {
            return "plain " + row.name();
        }

        private static void failIf(String name, String step) {
            if (name.equals(step)) {
                throw new IllegalStateException("hostile row");
            }
        }

        private void grow(double more) {
            height += more;
            requestLayout();
        }
    }

    @BeforeEach
    void show() {
        ui =
                new UiStage(
                        200,
                        HEIGHT,
                        () -> {
                            list = new TestList();
                            list.setCells(TestCell::new);
                            list.open(rows);
                            return new StackPane(list);
                        });
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private static List<Row> makeRows(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> new Row(name + i, 20 + i * 7 % 50)).toList();
    }

    private void add(List<Row> more) {
        ui.fx(() -> rows.addAll(more));
    }

    private double top(int index) {
        return ui.on(() -> cell(index).getLayoutY());
    }

    private double bottom(int index) {
        return ui.on(() -> cell(index).getLayoutY() + cell(index).getHeight());
    }

    private RowCell<Row> cell(int index) {
        RowCell<Row> cell = list.cell(index);
        assertNotNull(cell, () -> "row " + index + " is not visible");
        return cell;
    }

    private Row firstVisibleRow() {
        return ui.on(() -> list.cells().iterator().next().item());
    }

    private ScrollBar bar() {
        return ui.on(() -> (ScrollBar) list.lookup(".scroll-bar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fill", "measure", "place"})
    void rowThatCannotBeDrawnIsPlainText(String step) {
        add(List.of(new Row("a", 20), new Row(step, 20), new Row("z", 20)));
        assertTrue(ui.shows("plain " + step));
        assertEquals(bottom(1), top(2), "the row below is not laid out");

        ui.fx(() -> rows.set(1, new Row("mended", 30)));
        assertFalse(ui.shows("plain " + step));
        assertEquals(30, bottom(1) - top(1));

        ui.resize(300, HEIGHT);
        assertEquals(300, ui.on(() -> cell(2).getWidth()));
    }

    @Test
    void fewRowsAreAtTop() {
        add(makeRows("a", 3));
        assertEquals(0, top(0));
        assertTrue(ui.on(() -> list.followingProperty().get()));
        assertFalse(ui.on(() -> bar().isVisible()));
        ui.fx(() -> list.scroll(-50));
        assertEquals(0, top(0), "scrolled beyond the top");
        assertTrue(ui.on(() -> list.followingProperty().get()));
    }

    @Test
    void endIsFollowedWhenRowsAreAddedOrGrow() {
        add(makeRows("a", 100));
        assertEquals(HEIGHT, bottom(99));
        add(makeRows("b", 5));
        assertEquals(HEIGHT, bottom(104));
        ui.fx(() -> ((TestCell) cell(103)).grow(30));
        assertEquals(HEIGHT, bottom(104));
        ui.fx(() -> rows.remove(104));
        assertEquals(HEIGHT, bottom(103));
    }

    @Test
    void visibleRowsStayWhenRowsAreAddedOutside() {
        add(makeRows("a", 100));
        ui.fx(() -> list.scroll(-700));
        assertFalse(ui.on(() -> list.followingProperty().get()));
        Row firstRow = firstVisibleRow();
        int at = ui.on(() -> rows.indexOf(firstRow));
        double before = bottom(at);
        add(makeRows("b", 5));
        assertEquals(before, bottom(at));
        ui.fx(() -> rows.addAll(0, makeRows("c", 40)));
        assertEquals(before, bottom(at + 40));
        assertEquals(firstRow, firstVisibleRow());
        ui.fx(() -> rows.remove(10, 20));
        assertEquals(before, bottom(at + 30));
    }

    @Test
    void scrollingStopsAtTheEnds() {
        add(makeRows("a", 30));
        ui.fx(() -> list.scroll(-100_000));
        assertEquals(0, top(0));
        ui.fx(() -> list.scroll(100_000));
        assertEquals(HEIGHT, bottom(29));
        assertTrue(ui.on(() -> list.followingProperty().get()));
    }

    @Test
    void scrollingUpOnePixelStopsFollowing() {
        add(makeRows("a", 30));
        ui.fx(() -> list.scroll(-0.5));
        ui.fx(() -> list.scroll(-0.5));
        assertFalse(ui.on(() -> list.followingProperty().get()));
        assertEquals(HEIGHT + 1, bottom(29), 0.01);
    }

    @Test
    void onlyVisibleRowsAreMeasuredOnce() {
        add(makeRows("a", 100_000));
        int visible = ui.on(() -> list.cells().size());
        assertEquals(visible, fills, "after opening");
        assertEquals(visible, measured, "after opening");
        fills = 0;
        measured = 0;
        add(makeRows("b", 1));
        assertEquals(1, fills, "after adding a row");
        assertEquals(1, measured, "after adding a row");
        fills = 0;
        measured = 0;
        int first = ui.on(() -> rows.indexOf(firstVisibleRow()));
        ui.fx(() -> list.scroll(-200));
        int now = ui.on(() -> rows.indexOf(firstVisibleRow()));
        assertEquals(first - now, fills, "after scrolling");
        assertEquals(first - now, measured, "after scrolling");
        fills = 0;
        ui.fx(() -> rows.addAll(0, makeRows("c", 200)));
        assertEquals(0, fills, "after adding rows above");
        assertTrue(made <= visible + 3, made + " cells for " + visible + " rows");
    }

    @Test
    void showAndRevealPositionRows() {
        add(makeRows("a", 1_000));
        ui.fx(() -> list.show(500, 100));
        assertEquals(100, top(500));
        ui.fx(() -> list.show(999, 100));
        assertEquals(HEIGHT, bottom(999), "scrolled beyond the end");
        ui.fx(() -> list.show(0, 100));
        assertEquals(0, top(0));
        ui.fx(() -> list.reveal(600));
        assertEquals(HEIGHT, bottom(600));
        ui.fx(() -> list.reveal(595));
        assertEquals(HEIGHT, bottom(600), "a visible row was moved");
        ui.fx(() -> list.reveal(300));
        assertEquals(0, top(300));
    }

    @Test
    void showingTheLastRowsFollowsTheEnd() {
        add(makeRows("a", 1_000));
        ui.fx(() -> list.show(500, 0));
        assertFalse(ui.on(() -> list.followingProperty().get()));
        ui.fx(() -> list.show(998, 0));
        assertTrue(ui.on(() -> list.followingProperty().get()));
        add(makeRows("b", 3));
        assertEquals(HEIGHT, bottom(1_002));
        ObservableList<Row> few = FXCollections.observableArrayList(makeRows("c", 4));
        ui.fx(() -> list.open(few));
        ui.fx(() -> list.show(1, 0));
        assertTrue(ui.on(() -> list.followingProperty().get()), "a fully visible list must follow");
    }

    @Test
    void tallRowIsRevealedFromItsTop() {
        add(makeRows("a", 20));
        add(List.of(new Row("tall", HEIGHT + 200)));
        add(makeRows("b", 20));
        ui.fx(() -> list.show(16, 0));
        ui.fx(list::requestFocus);
        ui.fx(() -> list.select(19));
        ui.press(KeyCode.DOWN);
        assertEquals(20, ui.on(list::selectedIndex));
        assertEquals(0, top(20));
        ui.press(KeyCode.DOWN);
        assertEquals(HEIGHT, bottom(21));
    }

    @Test
    void screenReaderCanReadInvisibleRows() {
        add(makeRows("a", 1_000));
        ui.fx(() -> list.select(3));
        var names =
                ui.on(
                        () ->
                                List.of(
                                        name(AccessibleAttribute.FOCUS_ITEM),
                                        name(AccessibleAttribute.ITEM_AT_INDEX, 999),
                                        name(AccessibleAttribute.ITEM_AT_INDEX, 500)));
        assertEquals(List.of("a3", "a999", "a500"), names);
        ui.fx(
                () ->
                        list.executeAccessibleAction(
                                AccessibleAction.SHOW_ITEM,
                                list.queryAccessibleAttribute(
                                        AccessibleAttribute.ITEM_AT_INDEX, 500)));
        assertTrue(top(500) >= 0);
        assertEquals(500, ui.on(list::selectedIndex));
    }

    private String name(AccessibleAttribute attribute, Object... parameters) {
        return list.queryAccessibleAttribute(attribute, parameters) instanceof TestCell cell
                        && cell.item() != null
                ? cell.item().name()
                : "";
    }

    @Test
    void keysSelectAndRevealRows() {
        add(makeRows("a", 200));
        ui.fx(list::requestFocus);
        ui.press(KeyCode.UP);
        assertEquals(199, ui.on(list::selectedIndex), "must select the last visible row");
        for (int i = 0; i < 12; i++) {
            ui.press(KeyCode.UP);
        }
        assertEquals(187, ui.on(list::selectedIndex));
        assertTrue(top(187) >= 0);
        ui.press(KeyCode.HOME);
        assertEquals(0, top(0));
        assertEquals("a0", ui.on(() -> list.selected().name()));
        ui.press(KeyCode.PAGE_DOWN);
        int at = ui.on(list::selectedIndex);
        assertTrue(at > 5 && bottom(at) <= HEIGHT + 1);
        ui.press(KeyCode.PAGE_UP);
        assertEquals(0, ui.on(list::selectedIndex));
        ui.press(KeyCode.END);
        assertEquals(199, ui.on(list::selectedIndex));
        assertTrue(ui.on(() -> list.followingProperty().get()));
    }

    @Test
    void selectionFollowsItsRow() {
        add(makeRows("a", 50));
        ui.fx(() -> list.select(48));
        ui.fx(() -> rows.addAll(0, makeRows("c", 10)));
        assertEquals("a48", ui.on(() -> list.selected().name()));
        assertEquals(58, ui.on(list::selectedIndex));
        ui.fx(() -> rows.set(58, new Row("edited", 30)));
        assertEquals("edited", ui.on(() -> list.selected().name()));
        ui.fx(() -> rows.remove(58));
        assertNull(ui.on(list::selected));
        assertEquals(-1, ui.on(list::selectedIndex));
    }

    @Test
    void clickSelectsRowAndWheelScrolls() {
        add(makeRows("a", 100));
        ui.click(ui.on(() -> cell(98)));
        assertEquals(98, ui.on(list::selectedIndex));
        assertFalse(ui.on(list::isUsingKeyboard));
        ui.press(KeyCode.UP);
        assertTrue(ui.on(list::isUsingKeyboard), "the selection must be visible after a key");
        ui.scroll(list, 3);
        assertFalse(ui.on(() -> list.followingProperty().get()));
        ui.scroll(list, -10);
        assertTrue(ui.on(() -> list.followingProperty().get()));
    }

    @Test
    void scrollBarShowsAndSetsPosition() {
        add(makeRows("a", 10_000));
        assertEquals(1, ui.on(() -> bar().getValue()));
        ui.fx(() -> bar().setValue(0.5));
        int middle = ui.on(() -> rows.indexOf(firstVisibleRow()));
        assertEquals(5_000, middle, 20);
        ui.click(bar());
        assertEquals(-1, ui.on(list::selectedIndex), "a click on the scroll bar selected a row");
        ui.fx(() -> bar().setValue(0));
        assertEquals(0, top(0));
        ui.fx(() -> bar().setValue(1));
        assertEquals(HEIGHT, bottom(9_999));
        assertTrue(ui.on(() -> list.followingProperty().get()));
    }

    @Test
    void newRowsAreShownFromTheirEnd() {
        add(makeRows("a", 100));
        ui.fx(() -> list.scroll(-500));
        ui.fx(() -> list.select(90));
        ObservableList<Row> newRows = FXCollections.observableArrayList(makeRows("d", 70));
        ui.fx(() -> list.open(newRows));
        assertEquals(HEIGHT, bottom(69));
        assertNull(ui.on(list::selected));
        ui.fx(() -> rows.clear());
        assertEquals(HEIGHT, bottom(69), "a change of the previous rows moved the list");
        ui.fx(() -> newRows.clear());
        assertTrue(ui.on(() -> list.cells().isEmpty()));
        ui.fx(() -> newRows.addAll(makeRows("e", 40)));
        assertEquals(HEIGHT, bottom(39));
    }

    @Test
    void randomOperationsLeaveConsistentLayout() {
        var random = new Random(2025);
        int name = 0;
        for (int step = 0; step < 400; step++) {
            int operation = random.nextInt(7);
            int at = rows.isEmpty() ? 0 : random.nextInt(rows.size());
            List<Row> more = makeRows("r" + name++ + "-", random.nextInt(1, 30));
            int count = random.nextInt(1, 12);
            ui.on(
                    () -> {
                        switch (operation) {
                            case 0 -> rows.addAll(at, more);
                            case 1 -> rows.addAll(more);
                            case 2 -> rows.remove(at, Math.min(rows.size(), at + count));
                            case 3 -> list.scroll(random.nextInt(-900, 900));
                            case 4 -> list.show(at, random.nextInt(300));
                            case 5 -> list.reveal(at);
                            default -> {
                                if (!rows.isEmpty()) {
                                    rows.set(at, new Row("new", 20 + count));
                                }
                            }
                        }
                        list.layout();
                        assertConsistent();
                        return true;
                    });
        }
    }

    private void assertConsistent() {
        var cells = new ArrayList<>(list.cells());
        if (rows.isEmpty()) {
            assertTrue(cells.isEmpty());
            return;
        }
        RowCell<Row> first = cells.getFirst();
        RowCell<Row> last = cells.getLast();
        for (int i = 0; i < cells.size(); i++) {
            RowCell<Row> cell = cells.get(i);
            assertEquals(first.index() + i, cell.index());
            assertEquals(rows.get(cell.index()), cell.item());
            assertEquals(rows.get(cell.index()).height(), cell.getHeight());
            assertTrue(cell.isVisible());
            if (i > 0) {
                RowCell<Row> above = cells.get(i - 1);
                assertEquals(above.getLayoutY() + above.getHeight(), cell.getLayoutY());
            }
        }
        assertTrue(first.getLayoutY() <= 0, "a gap above");
        boolean isFull = last.getLayoutY() + last.getHeight() >= HEIGHT;
        boolean isWhole = first.index() == 0 && first.getLayoutY() == 0;
        assertTrue(isFull || (isWhole && last.index() == rows.size() - 1), "a gap below");
    }
}
