package foyer.ui.search;

import foyer.language.Texts;
import foyer.model.NoticeTexts;
import foyer.model.SearchTerms;
import foyer.protocol.LogEntry;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A message that was found: where, by whom, when, and the words around those sought. UI thread.
final class SearchResultCell extends ListCell<LogEntry> {
    private final Label room = new Label();
    private final Label author = new Label();
    private final Label time = new Label();
    private final HighlightedText snippetText = new HighlightedText();
    private final VBox column = new VBox(room, new HBox(author, time), snippetText);
    private final Supplier<SearchTerms> sought;
    private final Function<LogEntry, String> titleOfRoom;
    private final LongFunction<String> moment;
    private final BooleanSupplier everywhere;

    /// @param titleOfRoom what the room is called it was said in
    /// @param moment a time in words
    /// @param everywhere whether there are other rooms among what was found
    /// @param open goes there
    SearchResultCell(
            Supplier<SearchTerms> sought,
            Function<LogEntry, String> titleOfRoom,
            LongFunction<String> moment,
            BooleanSupplier everywhere,
            Consumer<LogEntry> open) {
        this.sought = sought;
        this.titleOfRoom = titleOfRoom;
        this.moment = moment;
        this.everywhere = everywhere;
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
    protected void updateItem(@Nullable LogEntry found, boolean empty) {
        super.updateItem(found, empty);
        if (found == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Snippet snippet = Snippet.of(NoticeTexts.said(found), sought.get());
        String title = titleOfRoom.apply(found);
        room.setText(title);
        NodeVisibility.show(room, everywhere.getAsBoolean());
        author.setText(found.name());
        author.getStyleClass().setAll("label", "found-author", Avatar.hue(found.by()));
        time.setText(moment.apply(found.at()));
        snippetText.show(snippet.text(), snippet.places());
        setGraphic(column);
        setAccessibleText(
                Texts.of("search.cell", found.name(), title, time.getText(), snippet.text()));
    }

    /// The height follows from the width, which a list does not ask by itself.
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
