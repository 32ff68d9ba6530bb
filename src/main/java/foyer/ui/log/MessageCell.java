package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.model.NoticeTexts;
import foyer.model.WebLink;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import foyer.ui.TextDirection;
import foyer.ui.log.ReadReceipts.Line;
import foyer.ui.scroll.RowCell;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// One row of a log, with the day above it where a day begins. UI thread.
final class MessageCell extends RowCell<LogRow> {
    /// What the scroll bar may take, whether or not it is there, so that no row changes its height
    /// when it comes.
    private static final double SCROLL_BAR = 14;

    private static final PseudoClass MENTION = PseudoClass.getPseudoClass("mention");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final MessageTimes messageTimes;
    private final Divider day = new Divider("day-line");
    private final Divider unread = new Divider("new-line");
    private final MessageActions actions;
    private final ReadOnlyObjectProperty<Line> readBy;
    private final ReadOnlyObjectProperty<@Nullable LogRow> found;
    private final MessageBody said;
    private final AnnouncementBox announced;
    private final BidiText note = new BidiText();
    private final VBox row = new VBox(day, unread);
    private @Nullable Filled filled;

    MessageCell(
            MessageTimes messageTimes,
            ObservableValue<String> myName,
            ObservableValue<String> myId,
            Predicate<String> isGuest,
            Consumer<WebLink> follow,
            MessageActions actions,
            ReadOnlyObjectProperty<Line> readBy,
            ReadOnlyObjectProperty<@Nullable LogRow> found,
            FailedMessageHandler failedMessageHandler) {
        this.messageTimes = messageTimes;
        this.actions = actions;
        this.readBy = readBy;
        this.found = found;
        this.said =
                new MessageBody(
                        messageTimes, myName, myId, isGuest, follow, actions, failedMessageHandler);
        this.announced = new AnnouncementBox(messageTimes, follow, actions);
        note.getStyleClass().add("note");
        note.setTextAlignment(TextAlignment.CENTER);
        unread.show(Texts.of("log.new_line"));
        row.getStyleClass().add("log-row");
        row.getChildren().addAll(said, announced, note);
        getStyleClass().add("message-cell");
        getChildren().add(row);
        readBy.addListener(_ -> showReadBy());
        found.addListener(_ -> showFound());
    }

    /// What can be done with a message that was refused.
    interface FailedMessageHandler {
        void retry(Outgoing row);

        void discard(Outgoing row);
    }

    @Override
    protected double computePrefHeight(double width) {
        return row.prefHeight(rowWidth(width));
    }

    @Override
    protected void layoutChildren() {
        row.resizeRelocate(0, 0, rowWidth(getWidth()), getHeight());
    }

    private static double rowWidth(double width) {
        return Math.max(0, width - SCROLL_BAR);
    }

    @Override
    protected void fill(LogRow item, @Nullable LogRow above) {
        ZoneId zone = messageTimes.clock().getZone();
        boolean startsDay = Grouping.startsDay(item, above, zone);
        boolean continued = !startsDay && Grouping.continues(item, above, zone);
        var now = new Filled(item, startsDay, continued);
        if (!now.equals(filled)) {
            filled = now;
            fill(now);
        }
        showFound();
    }

    @Override
    protected void clear() {
        filled = null;
        said.clear();
        announced.clear();
        setAccessibleText(null);
        showFound();
    }

    private void fill(Filled now) {
        LogRow item = now.item();
        NodeVisibility.show(day, now.startsDay());
        if (now.startsDay()) {
            day.show(messageTimes.day(Grouping.day(item, messageTimes.clock().getZone())));
        }
        boolean isMention = item instanceof Entry(Said box, _, _) && actions.isAboutMe(box);
        pseudoClassStateChanged(MENTION, isMention);
        Node part = part(item);
        for (Node each : new Node[] {unread, said, announced, note}) {
            NodeVisibility.show(each, each.equals(part));
        }
        if (!part.equals(said)) {
            said.clear();
        }
        if (!part.equals(announced)) {
            announced.clear();
        }
        setAccessibleText(fillRow(item, now.continued()));
    }

    private Node part(LogRow item) {
        return switch (item) {
            case Entry(Said _, _, _), Outgoing _ -> said;
            case Entry(Announced _, _, _) -> announced;
            case Entry _, Notice _ -> note;
            case NewLine _ -> unread;
        };
    }

    /// Fills the part that is shown; answers with the row in words.
    private String fillRow(LogRow item, boolean continued) {
        return switch (item) {
            case Entry(Said text, _, _) -> {
                String spoken = said.show((Entry) item, text, continued);
                showReadBy();
                yield spoken;
            }
            case Entry(Announced text, _, _) -> announced.show((Entry) item, text);
            case Entry(TopicSet set, _, _) -> note(topic(set), item.at());
            case Entry(KeepingSet set, _, _) ->
                    note(
                            "%s (%s)".formatted(NoticeTexts.keeping(set.keeping()), set.name()),
                            item.at());
            case Entry(Erased erased, _, _) ->
                    note(Texts.of("log.deleted", erased.name()), item.at());
            case Entry(Pinned pin, _, _) -> note(Texts.of("log.pinned", pin.name()), item.at());
            case Entry(Edited _, _, _), Entry(Deleted _, _, _), Entry(Reacted _, _, _) ->
                    throw new IllegalArgumentException("no row of its own");
            case Outgoing outgoing -> said.show(outgoing, continued);
            case Notice(String text, long at) -> note(text, at);
            case NewLine _ -> Texts.of("log.new_line");
        };
    }

    /// Another message was amended: it may be the one that is answered here.
    void refreshQuote() {
        if (item() instanceof Entry(Said box, _, _) && box.to() != null) {
            said.quote(box.to());
        }
    }

    /// The people of the room are known now: an `@` here may mean one of them.
    void refreshMentions() {
        if (filled != null && RowText.said(filled.item()).indexOf('@') >= 0) {
            fill(filled);
        }
    }

    private void showReadBy() {
        if (item() instanceof Entry(Said box, boolean mine, _)) {
            Line line = readBy.get();
            said.showReadBy(mine && line.seq() == box.seq() ? line.text() : "");
        }
    }

    private void showFound() {
        pseudoClassStateChanged(FOUND, item() != null && item().equals(found.get()));
    }

    /// The part of the row that is the message; null where it is none.
    @Nullable Node message() {
        return filled == null
                ? null
                : said.isVisible() ? said : announced.isVisible() ? announced : null;
    }

    private String note(String text, long at) {
        note.setText(TextDirection.before(" · " + messageTimes.hour(at), text));
        return text;
    }

    private static String topic(TopicSet set) {
        return set.topic().isEmpty()
                ? Texts.of("log.topic.gone", set.name())
                : Texts.of("log.topic", set.name(), set.topic());
    }

    /// What a cell shows, and how it hangs together with the row above.
    private record Filled(LogRow item, boolean startsDay, boolean continued) {}
}
