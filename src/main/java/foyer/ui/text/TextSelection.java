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

/// Words selected with the mouse, in one message of a list or over several: a drag, a double click
/// for a word, a triple one for the message. It knows rows and letters, not nodes, so cells may
/// come and go. UI thread.
public final class TextSelection<T> {
    /// How far a drag beyond the edge scrolls.
    private static final double STEP = 24;

    private final RowList<T> list;
    private final Function<T, String> textOf;
    private final Function<T, String> lead;
    private final ListChangeListener<T> changes = this::changed;
    private @Nullable TextPosition anchor;
    private @Nullable TextPosition caret;
    private boolean painted;

    /// Lets the words of a list be selected.
    ///
    /// @param list whose cells show their words by a [MessageText]
    /// @param textOf the Markdown a row shows; empty if it shows none
    /// @param lead what is copied before the words of a row, if several rows are
    public TextSelection(RowList<T> list, Function<T, String> textOf, Function<T, String> lead) {
        this.list = list;
        this.textOf = textOf;
        this.lead = lead;
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.rowsProperty().subscribe(this::watch);
        AfterLayout.each(list, this::paint);
    }

    private void watch(@Nullable ObservableList<T> old, @Nullable ObservableList<T> now) {
        if (old != null) {
            old.removeListener(changes);
        }
        if (now != null) {
            now.addListener(changes);
        }
        clear();
    }

    /// Whether nothing is selected.
    public boolean isEmpty() {
        return anchor == null || anchor.equals(caret);
    }

    /// Selects nothing.
    public void clear() {
        select(null, null);
    }

    /// Selects all words of a row.
    public void selectAll(int row) {
        select(new TextPosition(row, 0), new TextPosition(row, text(row).length()));
    }

    /// Puts the selected words on the clipboard.
    public void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text()));
    }

    /// The selected words; those of several rows each with its lead, one below the other.
    public String text() {
        if (isEmpty()) {
            return "";
        }
        TextPosition from = from();
        TextPosition to = to();
        if (from.row() == to.row()) {
            return Excerpt.of(passages(from.row()), from.offset(), to.offset());
        }
        var text = new StringBuilder();
        for (int row = from.row(); row <= to.row(); row++) {
            int start = row == from.row() ? from.offset() : 0;
            int end = row == to.row() ? to.offset() : text(row).length();
            if (end > start) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(lead.apply(list.rows().get(row)))
                        .append(Excerpt.of(passages(row), start, end));
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

    private List<TextBlock> passages(int row) {
        return Markdown.read(textOf.apply(list.rows().get(row)));
    }

    private String text(int row) {
        return Excerpt.whole(passages(row));
    }

    private void select(@Nullable TextPosition start, @Nullable TextPosition end) {
        anchor = start;
        caret = end;
        paint();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        TextPosition at = isOverWords(event) ? place(event, event.getClickCount() > 1) : null;
        if (at == null || event.getClickCount() == 1) {
            select(at, at);
        } else if (event.getClickCount() == 2) {
            selectWord(at);
        } else {
            selectAll(at.row());
        }
    }

    private boolean isOverWords(MouseEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof MessageText)) {
            node = node.getParent();
        }
        return node != null;
    }

    private void selectWord(TextPosition at) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        String text = text(at.row());
        breaks.setText(text);
        int end = breaks.following(Math.min(at.offset(), Math.max(0, text.length() - 1)));
        int start = breaks.previous();
        select(
                new TextPosition(at.row(), Math.max(0, start)),
                new TextPosition(at.row(), end == BreakIterator.DONE ? text.length() : end));
    }

    private void dragged(MouseEvent event) {
        if (anchor == null || !event.isPrimaryButtonDown() || event.isStillSincePress()) {
            return;
        }
        Bounds seen = list.localToScene(list.getBoundsInLocal());
        if (event.getSceneY() < seen.getMinY()) {
            list.scroll(-STEP);
        } else if (event.getSceneY() > seen.getMaxY()) {
            list.scroll(STEP);
        }
        TextPosition at = place(event, false);
        if (at != null) {
            select(anchor, at);
        }
    }

    /// The place under the mouse, or the one nearest above it.
    private @Nullable TextPosition place(MouseEvent event, boolean letter) {
        MessageText nearest = null;
        double top = Double.NEGATIVE_INFINITY;
        for (MessageText shown : shown()) {
            double y = shown.localToScene(shown.getBoundsInLocal()).getMinY();
            if (nearest == null || (y <= event.getSceneY() && y > top) || top > event.getSceneY()) {
                nearest = shown;
                top = y;
            }
        }
        return nearest == null
                ? null
                : new TextPosition(
                        row(nearest),
                        nearest.offsetAt(event.getSceneX(), event.getSceneY(), letter));
    }

    private List<MessageText> shown() {
        return list.lookupAll(".message-text").stream()
                .filter(node -> node.isVisible() && node.getParent().isVisible() && row(node) >= 0)
                .map(MessageText.class::cast)
                .filter(node -> !textOf.apply(list.rows().get(row(node))).isEmpty())
                .toList();
    }

    private int row(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof RowCell<?> cell) {
                return cell.isVisible() ? cell.index() : -1;
            }
        }
        return -1;
    }

    private void paint() {
        if (isEmpty() && !painted) {
            return;
        }
        painted = !isEmpty();
        for (MessageText shown : shown()) {
            int row = row(shown);
            boolean in = painted && row >= from().row() && row <= to().row();
            int start = in && row == from().row() ? from().offset() : 0;
            int end = in && row == to().row() ? to().offset() : Integer.MAX_VALUE;
            shown.highlight(start, in ? end : start);
        }
    }

    /// Rows above move the selection; whatever else changes the words it stands in ends it.
    private void changed(Change<? extends T> change) {
        while (change.next() && anchor != null) {
            int shift = change.getAddedSize() - change.getRemovedSize();
            boolean same =
                    shift == 0
                            && change.getRemoved().stream()
                                    .map(textOf)
                                    .toList()
                                    .equals(change.getAddedSubList().stream().map(textOf).toList());
            if (same || change.getFrom() > to().row()) {
                continue;
            }
            if (change.getFrom() + change.getRemovedSize() <= from().row()) {
                anchor = moved(anchor, shift);
                caret = caret == null ? null : moved(caret, shift);
            } else {
                anchor = null;
                caret = null;
            }
        }
    }

    private static TextPosition moved(TextPosition textPosition, int rows) {
        return new TextPosition(textPosition.row() + rows, textPosition.offset());
    }
}
