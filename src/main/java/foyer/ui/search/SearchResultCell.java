package foyer.ui.search;

import foyer.language.Texts;
import foyer.protocol.LogEntry;
import foyer.search.SearchTerms;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.SafeListCell;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A search result: room, author, time and a snippet. UI thread.
final class SearchResultCell extends SafeListCell<LogEntry> {
    private final Label room = new Label();
    private final Label author = new Label();
    private final Label time = new Label();
    private final HighlightedText snippetText = new HighlightedText();
    private final VBox column = new VBox(room, new HBox(author, time), snippetText);
    private final Supplier<SearchTerms> terms;
    private final Function<LogEntry, String> roomTitle;
    private final LongFunction<String> timeText;
    private final BooleanSupplier isEverywhere;

    /// @param roomTitle of the entry's room
    /// @param timeText formats a time in milliseconds
    /// @param isEverywhere whether results come from several rooms
    /// @param open shows the entry in its room
    SearchResultCell(
            Supplier<SearchTerms> terms,
            Function<LogEntry, String> roomTitle,
            LongFunction<String> timeText,
            BooleanSupplier isEverywhere,
            Consumer<LogEntry> open) {
        this.terms = terms;
        this.roomTitle = roomTitle;
        this.timeText = timeText;
        this.isEverywhere = isEverywhere;
        ((HBox) column.getChildren().get(1)).setAlignment(Pos.BASELINE_LEFT);
        column.getChildren().get(1).getStyleClass().add("found-line");
        column.getStyleClass().add("found-row");
        room.getStyleClass().add("found-room");
        author.getStyleClass().add("found-author");
        author.setMinWidth(0);
        time.getStyleClass().add("found-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        snippetText.getStyleClass().add("found-words");
        getStyleClass().add("found-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        column.setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
    }

    @Override
    protected void fill(@Nullable LogEntry entry) {
        if (entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Snippet snippet = Snippet.of(entry, terms.get());
        String title = roomTitle.apply(entry);
        room.setText(title);
        NodeVisibility.show(room, isEverywhere.getAsBoolean());
        author.setText(entry.name());
        author.getStyleClass().setAll("label", "found-author", Avatar.hue(entry.by()));
        time.setText(timeText.apply(entry.at()));
        snippetText.show(snippet.text(), snippet.places());
        setGraphic(column);
        setAccessibleText(
                Texts.of("search.cell", entry.name(), title, time.getText(), snippet.text()));
    }

    /// The height depends on the width, which the list does not pass.
    @Override
    protected double computePrefHeight(double width) {
        double inner = getListView().getWidth() - 16 - snappedLeftInset() - snappedRightInset();
        return isEmpty() || getGraphic() == null
                ? super.computePrefHeight(width)
                : column.prefHeight(Math.max(inner, 150))
                        + snappedTopInset()
                        + snappedBottomInset();
    }
}
