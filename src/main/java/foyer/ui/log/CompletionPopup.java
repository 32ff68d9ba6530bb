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

/// Offers, above a text field, what the word before the caret may become: chosen by Enter, Tab or a
/// click. UI thread.
final class CompletionPopup {
    private static final double ROW = 30;
    private static final int ROWS = 6;
    private static final double WIDTH = 240;
    private static final double GAP = 2;
    private static final double WIDE = 520;

    private final TextInputControl field;
    private final Node above;
    private final Supplier<@Nullable Offer> offers;
    private final ListView<Offered> list = new ListView<>();
    private final Popup popup = new Popup();
    private @Nullable Offer offer;

    /// What a word may become.
    ///
    /// @param start where it begins in the text
    /// @param suggestions what may take its place, the likeliest first; not empty
    record Offer(int start, List<Offered> suggestions) {
        /// Of words that say enough.
        static Offer of(int start, List<String> suggestions) {
            return new Offer(
                    start, suggestions.stream().map(word -> new Offered(word, "")).toList());
        }
    }

    /// A word that may take the place.
    ///
    /// @param help what it is for; may be empty
    record Offered(String word, String help) {}

    /// @param above what is around the field; the offer is shown above it
    /// @param offers what may be offered as the field is now; null for nothing
    CompletionPopup(TextInputControl field, Node above, Supplier<@Nullable Offer> offers) {
        this.field = field;
        this.above = above;
        this.offers = offers;
        list.getStyleClass().addAll("completion-list", "dense");
        list.setCellFactory(_ -> new CompletionCell());
        list.setFixedCellSize(ROW);
        list.setAccessibleText(Texts.of("composer.completions"));
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> choose());
        var card = new StackPane(list);
        card.getStyleClass().add("completion");
        popup.getContent().add(card);
        popup.setAnchorLocation(AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.setAutoHide(true);
        // around the field, whose own keys come later
        above.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        field.textProperty().subscribe(_ -> look());
        field.caretPositionProperty().subscribe(_ -> look());
        field.focusedProperty().subscribe(_ -> look());
    }

    boolean isOpen() {
        return offer != null && popup.isShowing();
    }

    private void look() {
        Offer now = field.isFocused() ? offers.get() : null;
        if (now == null) {
            close();
        } else if (!now.equals(offer)) {
            offer = now;
            list.getItems().setAll(now.suggestions());
            list.getSelectionModel().select(0);
            boolean helps = now.suggestions().stream().anyMatch(each -> !each.help().isEmpty());
            list.setPrefWidth(helps ? WIDE : WIDTH);
            list.setPrefHeight(Math.min(ROWS, now.suggestions().size()) * ROW + 2);
            place();
        }
    }

    private void place() {
        Bounds at = above.localToScreen(above.getLayoutBounds());
        if (at != null) {
            popup.show(field, at.getMinX(), at.getMinY() - GAP);
        }
    }

    private void close() {
        offer = null;
        popup.hide();
    }

    private void typed(KeyEvent event) {
        if (!isOpen()) {
            return;
        }
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        KeyCode key = event.getCode();
        boolean taken =
                switch (key) {
                    case UP, DOWN, ESCAPE -> true;
                    case ENTER, TAB -> !event.isShiftDown();
                    default -> false;
                };
        if (!taken) {
            return;
        }
        event.consume();
        switch (key) {
            case UP -> turnTo(at == 0 ? last : at - 1);
            case DOWN -> turnTo(at == last ? 0 : at + 1);
            case ESCAPE -> popup.hide();
            default -> choose();
        }
    }

    private void turnTo(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(index);
    }

    private void choose() {
        Offered word = list.getSelectionModel().getSelectedItem();
        Offer chosen = offer;
        if (word != null && chosen != null) {
            close();
            field.replaceText(chosen.start(), field.getCaretPosition(), word.word() + " ");
        }
        field.requestFocus();
    }
}
