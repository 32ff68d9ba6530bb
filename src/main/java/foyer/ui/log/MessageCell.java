package foyer.ui.log;

import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Notice;
import foyer.state.LogRow.Outgoing;
import foyer.state.WebLink;
import foyer.state.Words;
import foyer.ui.Direction;
import foyer.ui.WrappedText;
import foyer.ui.log.ReadBy.Line;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// One row of a log, with the day above it where a day begins. UI thread.
final class MessageCell extends ListCell<LogRow> {
    /// What the scroll bar may take, whether or not it is there, so that no row changes its height
    /// when it comes.
    private static final double SCROLL_BAR = 14;

    private static final PseudoClass MENTION = PseudoClass.getPseudoClass("mention");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final Times times;
    private final Divider day = new Divider("day-line");
    private final Divider unread = new Divider("new-line");
    private final MessageActions actions;
    private final ReadOnlyObjectProperty<Line> readBy;
    private final ReadOnlyObjectProperty<@Nullable LogRow> found;
    private final SaidBox said;
    private final AnnouncedBox announced;
    private final WrappedText note = new WrappedText();
    private final VBox row = new VBox(day, unread);

    MessageCell(
            Times times,
            ObservableValue<String> myName,
            ObservableValue<String> myId,
            Predicate<String> isGuest,
            Consumer<WebLink> follow,
            MessageActions actions,
            ReadOnlyObjectProperty<Line> readBy,
            ReadOnlyObjectProperty<@Nullable LogRow> found,
            Refused refused) {
        this.times = times;
        this.actions = actions;
        this.readBy = readBy;
        this.found = found;
        this.said = new SaidBox(times, myName, myId, isGuest, follow, actions, refused);
        this.announced = new AnnouncedBox(times, follow, actions);
        note.getStyleClass().add("note");
        note.setTextAlignment(TextAlignment.CENTER);
        unread.show("New messages");
        row.getStyleClass().add("log-row");
        row.getChildren().addAll(said, announced, note);
        getStyleClass().add("message-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        readBy.addListener(_ -> showReadBy());
        found.addListener(_ -> showFound());
        clear();
    }

    /// What can be done with a message that was refused.
    interface Refused {
        void retry(Outgoing row);

        void discard(Outgoing row);
    }

    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null ? 0 : snapSizeY(row.prefHeight(rowWidth()));
    }

    @Override
    protected void layoutChildren() {
        if (getGraphic() != null) {
            row.resizeRelocate(0, 0, rowWidth(), getHeight());
        }
    }

    private double rowWidth() {
        return Math.max(0, getListView().getWidth() - SCROLL_BAR);
    }

    @Override
    protected void updateItem(@Nullable LogRow item, boolean empty) {
        super.updateItem(item, empty);
        clear();
        showFound();
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        LogRow above = getIndex() > 0 ? getListView().getItems().get(getIndex() - 1) : null;
        boolean startsDay = Grouping.startsDay(item, above, times.clock().getZone());
        if (startsDay) {
            day.show(times.day(Grouping.day(item, times.clock().getZone())));
        }
        fill(item, !startsDay && Grouping.continues(item, above, times.clock().getZone()));
        setGraphic(row);
    }

    private void fill(LogRow item, boolean continued) {
        switch (item) {
            case Entry(Said words, _, _) -> {
                setAccessibleText(said.show((Entry) item, words, continued));
                pseudoClassStateChanged(MENTION, actions.isAboutMe(words));
                showReadBy();
            }
            case Entry(Announced words, _, _) ->
                    setAccessibleText(announced.show((Entry) item, words));
            case Entry(TopicSet set, _, _) -> note(topic(set), item.at());
            case Entry(KeepingSet set, _, _) ->
                    note("%s (%s)".formatted(Words.keeping(set.keeping()), set.name()), item.at());
            case Entry(Erased erased, _, _) ->
                    note("Message by " + erased.name() + " deleted", item.at());
            case Entry(Pinned pin, _, _) -> note(pin.name() + " pinned a message", item.at());
            case Entry(Edited _, _, _), Entry(Deleted _, _, _), Entry(Reacted _, _, _) ->
                    throw new IllegalArgumentException("no row of its own");
            case Outgoing outgoing -> setAccessibleText(said.show(outgoing, continued));
            case Notice(String words, long at) -> note(words, at);
            case NewLine _ -> {
                show(unread);
                setAccessibleText("New messages");
            }
        }
    }

    /// Another message was amended: it may be the one that is answered here.
    void requote() {
        if (getItem() instanceof Entry(Said words, _, _)) {
            said.quote(words.to());
        }
    }

    private void showReadBy() {
        if (getItem() instanceof Entry(Said words, boolean mine, _) && mine) {
            Line line = readBy.get();
            said.showReadBy(line.seq() == words.seq() ? line.words() : "");
        }
    }

    private void showFound() {
        pseudoClassStateChanged(FOUND, getItem() != null && getItem().equals(found.get()));
    }

    /// The part of the row that is the message; null where it is none.
    @Nullable Node message() {
        return said.isVisible() ? said : announced.isVisible() ? announced : null;
    }

    private void note(String words, long at) {
        note.setText(Direction.before(" · " + times.hour(at), words));
        show(note);
        setAccessibleText(words);
    }

    private static String topic(TopicSet set) {
        return set.topic().isEmpty()
                ? set.name() + " removed the topic"
                : set.name() + " set the topic: " + set.topic();
    }

    private void clear() {
        pseudoClassStateChanged(MENTION, false);
        said.clear();
        announced.clear();
        for (Node part : row.getChildren()) {
            part.setVisible(false);
            part.setManaged(false);
        }
    }

    static void show(Node part) {
        part.setVisible(true);
        part.setManaged(true);
    }
}
