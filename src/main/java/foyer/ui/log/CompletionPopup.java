package foyer.ui.log;

import foyer.language.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import org.jspecify.annotations.Nullable;

/// Suggests completions of the word before the caret, in a list above the text field. Enter, Tab or
/// a click inserts the selected one. UI thread.
final class CompletionPopup {
    private static final double ROW_HEIGHT = 30;
    private static final int MAX_ROWS = 6;
    private static final double WIDTH = 240;
    private static final double GAP = 2;
    private static final double WIDTH_WITH_HELP = 520;

    private final TextInputControl field;
    private final Node anchor;
    private final Supplier<@Nullable CompletionList> completions;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();
    private @Nullable CompletionList shown;

    /// Whether the arrow keys moved the selection.
    private boolean isChosen;

    /// The completions of one word.
    ///
    /// @param start offset of the word in the text
    /// @param suggestions likeliest first; not empty
    record CompletionList(int start, List<Suggestion> suggestions) {
        static CompletionList of(int start, List<String> suggestions) {
            return new CompletionList(
                    start, suggestions.stream().map(text -> new Suggestion(text, "")).toList());
        }
    }

    /// A text that may replace the word.
    ///
    /// @param help what it does; may be empty
    record Suggestion(String text, String help) {}

    /// @param anchor contains the field; the list opens above it
    /// @param completions for the current text and caret; null if there are none
    CompletionPopup(
            TextInputControl field, Node anchor, Supplier<@Nullable CompletionList> completions) {
        this.field = field;
        this.anchor = anchor;
        this.completions = completions;
        list.getStyleClass().addAll("completion-list", "dense");
        list.setCellFactory(_ -> new CompletionCell());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setAccessibleText(Texts.of("composer.completions"));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> insertSelected());
        var card = new StackPane(list);
        card.getStyleClass().add("completion");
        popup.getContent().add(card);
        popup.setAnchorLocation(AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.setAutoHide(true);
        // on an ancestor, so that this filter runs before those of the field
        anchor.addEventFilter(KeyEvent.KEY_PRESSED, this::handleKey);
        field.textProperty().subscribe(_ -> update());
        field.caretPositionProperty().subscribe(_ -> update());
        field.focusedProperty().subscribe(_ -> update());
    }

    boolean isOpen() {
        return shown != null && popup.isShowing();
    }

    private void update() {
        CompletionList current = field.isFocused() ? completions.get() : null;
        if (current == null) {
            close();
        } else if (!current.equals(shown)) {
            shown = current;
            isChosen = false;
            list.getItems().setAll(current.suggestions());
            list.getSelectionModel().select(0);
            boolean hasHelp =
                    current.suggestions().stream()
                            .anyMatch(suggestion -> !suggestion.help().isEmpty());
            list.setPrefWidth(hasHelp ? WIDTH_WITH_HELP : WIDTH);
            list.setPrefHeight(Math.min(MAX_ROWS, current.suggestions().size()) * ROW_HEIGHT + 2);
            position();
        }
    }

    private void position() {
        Bounds bounds = anchor.localToScreen(anchor.getLayoutBounds());
        if (bounds != null) {
            popup.show(field, bounds.getMinX(), bounds.getMinY() - GAP);
        }
    }

    private void close() {
        shown = null;
        popup.hide();
    }

    private void handleKey(KeyEvent event) {
        if (!isOpen()) {
            return;
        }
        int index = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        KeyCode key = event.getCode();
        boolean isHandled =
                switch (key) {
                    case UP, DOWN, ESCAPE -> true;
                    case ENTER -> !event.isShiftDown() && enterInserts();
                    case TAB -> !event.isShiftDown();
                    default -> false;
                };
        if (!isHandled) {
            return;
        }
        event.consume();
        switch (key) {
            case UP -> select(index == 0 ? last : index - 1);
            case DOWN -> select(index == last ? 0 : index + 1);
            case ESCAPE -> popup.hide();
            default -> insertSelected();
        }
    }

    /// A shortcode must be chosen before Enter inserts it: `at :ng` is a text too.
    private boolean enterInserts() {
        return isChosen || shown == null || !shown.suggestions().getFirst().text().startsWith(":");
    }

    private void select(int index) {
        isChosen = true;
        list.getSelectionModel().select(index);
        list.scrollTo(index);
    }

    private void insertSelected() {
        Suggestion suggestion = list.getSelectionModel().getSelectedItem();
        CompletionList completion = shown;
        if (suggestion != null && completion != null) {
            close();
            field.replaceText(
                    completion.start(), field.getCaretPosition(), suggestion.text() + " ");
        }
        field.requestFocus();
    }
}
