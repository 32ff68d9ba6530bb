package foyer.ui.text;

import foyer.ui.AfterLayout;
import foyer.ui.scroll.RowCell;
import foyer.ui.scroll.RowList;
import java.text.BreakIterator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Text selected with the mouse in one or several rows of a list: by a drag, a double click for a
/// word or a triple click for a message. Stores rows and offsets, so cells may be reused meanwhile.
/// UI thread.
public final class TextSelection<T> {
    /// Pixels scrolled by each drag event beyond the edge.
    private static final double SCROLL_STEP = 24;

    private final RowList<T> list;
    private final Function<T, String> markdown;
    private final Function<T, String> copyPrefix;
    private final ListChangeListener<T> rowsListener = this::updatePositions;
    private @Nullable TextPosition anchor;
    private @Nullable TextPosition caret;
    private boolean isPainted;

    /// Makes the text of a list selectable.
    ///
    /// @param list its cells show text by a [MessageText]
    /// @param markdown of a row; empty if it has none
    /// @param copyPrefix put before the text of a row when several rows are copied
    public TextSelection(
            RowList<T> list, Function<T, String> markdown, Function<T, String> copyPrefix) {
        this.list = list;
        this.markdown = markdown;
        this.copyPrefix = copyPrefix;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::startSelection);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::extendSelection);
        list.rowsProperty().subscribe(this::followRows);
        AfterLayout.each(list, this::paint);
    }

    private void followRows(
            @Nullable ObservableList<T> oldRows, @Nullable ObservableList<T> newRows) {
        if (oldRows != null) {
            oldRows.removeListener(rowsListener);
        }
        if (newRows != null) {
            newRows.addListener(rowsListener);
        }
        clear();
    }

    public boolean isEmpty() {
        return anchor == null || anchor.equals(caret);
    }

    public void clear() {
        select(null, null);
    }

    /// Selects the text of a row.
    public void selectAll(int row) {
        select(new TextPosition(row, 0), new TextPosition(row, text(row).length()));
    }

    /// Copies the selected text to the clipboard.
    public void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text()));
    }

    /// The selected text. Several rows are separated by line breaks and have their prefix.
    public String text() {
        if (isEmpty()) {
            return "";
        }
        TextPosition from = from();
        TextPosition to = to();
        if (from.row() == to.row()) {
            return Excerpt.of(blocks(from.row()), from.offset(), to.offset());
        }
        var text = new StringBuilder();
        for (int row = from.row(); row <= to.row(); row++) {
            int start = row == from.row() ? from.offset() : 0;
            int end = row == to.row() ? to.offset() : text(row).length();
            if (end > start) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(copyPrefix.apply(list.rows().get(row)))
                        .append(Excerpt.of(blocks(row), start, end));
            }
        }
        return text.toString();
    }

    private TextPosition from() {
        return first(Comparator.naturalOrder());
    }

    private TextPosition to() {
        return first(Comparator.reverseOrder());
    }

    private TextPosition first(Comparator<TextPosition> order) {
        return Stream.of(anchor, caret).filter(Objects::nonNull).min(order).orElseThrow();
    }

    private List<TextBlock> blocks(int row) {
        return TextBlocks.read(markdown.apply(list.rows().get(row)));
    }

    private String text(int row) {
        return Excerpt.whole(blocks(row));
    }

    private void select(@Nullable TextPosition start, @Nullable TextPosition end) {
        anchor = start;
        caret = end;
        paint();
    }

    private void startSelection(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        TextPosition position =
                isOverText(event) ? positionOf(event, event.getClickCount() > 1) : null;
        if (position == null || event.getClickCount() == 1) {
            select(position, position);
        } else if (event.getClickCount() == 2) {
            selectWord(position);
        } else {
            selectAll(position.row());
        }
    }

    private boolean isOverText(MouseEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof MessageText)) {
            node = node.getParent();
        }
        return node != null;
    }

    private void selectWord(TextPosition position) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        String text = text(position.row());
        breaks.setText(text);
        int end = breaks.following(Math.min(position.offset(), Math.max(0, text.length() - 1)));
        int start = breaks.previous();
        select(
                new TextPosition(position.row(), Math.max(0, start)),
                new TextPosition(position.row(), end == BreakIterator.DONE ? text.length() : end));
    }

    private void extendSelection(MouseEvent event) {
        if (anchor == null || !event.isPrimaryButtonDown() || event.isStillSincePress()) {
            return;
        }
        Bounds listBounds = list.localToScene(list.getBoundsInLocal());
        if (event.getSceneY() < listBounds.getMinY()) {
            list.scroll(-SCROLL_STEP);
        } else if (event.getSceneY() > listBounds.getMaxY()) {
            list.scroll(SCROLL_STEP);
        }
        TextPosition position = positionOf(event, false);
        if (position != null) {
            select(anchor, position);
        }
    }

    /// The position under the mouse, or the nearest one above; null if no text is visible.
    private @Nullable TextPosition positionOf(MouseEvent event, boolean ofCharacter) {
        MessageText nearest = null;
        double top = Double.NEGATIVE_INFINITY;
        for (MessageText text : visibleTexts()) {
            double y = text.localToScene(text.getBoundsInLocal()).getMinY();
            if (nearest == null || (y <= event.getSceneY() && y > top) || top > event.getSceneY()) {
                nearest = text;
                top = y;
            }
        }
        return nearest == null
                ? null
                : new TextPosition(
                        row(nearest),
                        nearest.offsetAt(event.getSceneX(), event.getSceneY(), ofCharacter));
    }

    private List<MessageText> visibleTexts() {
        return list.lookupAll(".message-text").stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible() && row(node) >= 0)
                .map(MessageText.class::cast)
                .filter(node -> !markdown.apply(list.rows().get(row(node))).isEmpty())
                .toList();
    }

    private int row(Node node) {
        for (Node ancestor = node; ancestor != null; ancestor = ancestor.getParent()) {
            if (ancestor instanceof RowCell<?> cell) {
                return cell.isVisible() ? cell.index() : -1;
            }
        }
        return -1;
    }

    private void paint() {
        if (isEmpty() && !isPainted) {
            return;
        }
        isPainted = !isEmpty();
        for (MessageText text : visibleTexts()) {
            int row = row(text);
            boolean isSelected = isPainted && row >= from().row() && row <= to().row();
            int start = isSelected && row == from().row() ? from().offset() : 0;
            int end = isSelected && row == to().row() ? to().offset() : Integer.MAX_VALUE;
            text.highlight(start, isSelected ? end : start);
        }
    }

    /// Moves the selection with its rows. A change within the selection clears it.
    private void updatePositions(Change<? extends T> change) {
        while (change.next() && anchor != null) {
            int rowShift = change.getAddedSize() - change.getRemovedSize();
            boolean isSameText =
                    rowShift == 0
                            && change.getRemoved().stream()
                                    .map(markdown)
                                    .toList()
                                    .equals(
                                            change.getAddedSubList().stream()
                                                    .map(markdown)
                                                    .toList());
            if (isSameText || change.getFrom() > to().row()) {
                continue;
            }
            if (change.getFrom() + change.getRemovedSize() <= from().row()) {
                anchor = shift(anchor, rowShift);
                caret = caret == null ? null : shift(caret, rowShift);
            } else {
                anchor = null;
                caret = null;
            }
        }
    }

    private static TextPosition shift(TextPosition textPosition, int rows) {
        return new TextPosition(textPosition.row() + rows, textPosition.offset());
    }
}
