package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.model.NoticeTexts;
import foyer.protocol.LogEntry.AllDeleted;
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
import foyer.ui.log.ReadReceipts.Readers;
import foyer.ui.scroll.RowCell;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// A row of the log, below a divider where a day begins. UI thread.
final class MessageCell extends RowCell<LogRow> {
    /// Space reserved for the scroll bar, so that no row changes its height when the bar appears.
    private static final double SCROLL_BAR_WIDTH = 14;

    private static final PseudoClass MENTION = PseudoClass.getPseudoClass("mention");
    private static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("found");

    private final MessageTimes messageTimes;
    private final Divider dayDivider = new Divider("day-line");
    private final Divider unreadDivider = new Divider("new-line");
    private final MessageActions actions;
    private final ReadOnlyObjectProperty<Readers> readers;
    private final ReadOnlyObjectProperty<@Nullable LogRow> highlighted;
    private final MessageBody messageBody;
    private final AnnouncementBox announcementBox;
    private final FoldedMessageBox foldedBox;
    private final BidiText noticeText = new BidiText();
    private final VBox column = new VBox(dayDivider, unreadDivider);
    private @Nullable Content content;

    MessageCell(
            MessageTimes messageTimes,
            MessageActions actions,
            ReadOnlyObjectProperty<Readers> readers,
            ReadOnlyObjectProperty<@Nullable LogRow> highlighted) {
        this.messageTimes = messageTimes;
        this.actions = actions;
        this.readers = readers;
        this.highlighted = highlighted;
        this.messageBody = new MessageBody(messageTimes, actions);
        this.announcementBox = new AnnouncementBox(messageTimes, actions);
        this.foldedBox = new FoldedMessageBox(actions);
        noticeText.getStyleClass().add("note");
        noticeText.setTextAlignment(TextAlignment.CENTER);
        unreadDivider.show(Texts.of("log.new_line"));
        column.getStyleClass().add("log-row");
        column.getChildren().addAll(messageBody, announcementBox, foldedBox, noticeText);
        getStyleClass().add("message-cell");
        getChildren().add(column);
        readers.addListener(_ -> showReaders());
        highlighted.addListener(_ -> showHighlighted());
    }

    @Override
    protected double contentHeight(double width) {
        return column.prefHeight(contentWidth(width));
    }

    @Override
    protected void layoutContent() {
        column.resizeRelocate(0, 0, contentWidth(getWidth()), getHeight());
    }

    private static double contentWidth(double width) {
        return Math.max(0, width - SCROLL_BAR_WIDTH);
    }

    @Override
    protected void fill(LogRow item, @Nullable LogRow above) {
        ZoneId zone = messageTimes.clock().getZone();
        boolean startsDay = Grouping.startsDay(item, above, zone);
        boolean continued = !startsDay && Grouping.continuesGroup(item, above, zone);
        var next = new Content(item, startsDay, continued);
        if (!next.equals(content)) {
            content = next;
            fill(next);
        }
        showHighlighted();
    }

    @Override
    protected String plainText(LogRow row) {
        return RowText.copyPrefix(row, actions.myName(), messageTimes.timeOfDay(row.at()))
                + RowText.text(row);
    }

    @Override
    protected void clear() {
        content = null;
        messageBody.clear();
        announcementBox.clear();
        setAccessibleText(null);
        showHighlighted();
    }

    private void fill(Content next) {
        LogRow item = next.item();
        NodeVisibility.show(dayDivider, next.startsDay());
        if (next.startsDay()) {
            dayDivider.show(
                    messageTimes.dayName(Grouping.dayOf(item, messageTimes.clock().getZone())));
        }
        boolean isMention =
                item instanceof Entry(Said said, _, _, boolean folded)
                        && !folded
                        && actions.mentionsUser(said);
        pseudoClassStateChanged(MENTION, isMention);
        Node visiblePart = visiblePart(item);
        for (Node part :
                new Node[] {unreadDivider, messageBody, announcementBox, foldedBox, noticeText}) {
            NodeVisibility.show(part, part.equals(visiblePart));
        }
        if (!visiblePart.equals(messageBody)) {
            messageBody.clear();
        }
        if (!visiblePart.equals(announcementBox)) {
            announcementBox.clear();
        }
        setAccessibleText(fillRow(item, next.continued()));
    }

    private Node visiblePart(LogRow item) {
        return switch (item) {
            case Entry entry when entry.folded() -> foldedBox;
            case Entry(Said _, _, _, _), Outgoing _ -> messageBody;
            case Entry(Announced _, _, _, _) -> announcementBox;
            case Entry _, Notice _ -> noticeText;
            case NewLine _ -> unreadDivider;
        };
    }

    /// Fills the visible part and returns the text for screen readers.
    private String fillRow(LogRow item, boolean continued) {
        return switch (item) {
            case Entry entry when entry.folded() -> foldedBox.show(entry);
            case Entry(Said text, _, _, _) -> {
                String spoken = messageBody.show((Entry) item, text, continued);
                showReaders();
                yield spoken;
            }
            case Entry(Announced text, _, _, _) -> announcementBox.show((Entry) item, text);
            case Entry(TopicSet changed, _, _, _) -> showNotice(topicText(changed), item.at());
            case Entry(KeepingSet changed, _, _, _) ->
                    showNotice(
                            "%s (%s)"
                                    .formatted(
                                            NoticeTexts.keeping(changed.keeping()), changed.name()),
                            item.at());
            case Entry(Erased erased, _, _, _) ->
                    showNotice(Texts.of("log.deleted", erased.name()), item.at());
            case Entry(Pinned pinned, _, _, _) ->
                    showNotice(Texts.of("log.pinned", pinned.name()), item.at());
            case Entry(Edited _, _, _, _),
                    Entry(Deleted _, _, _, _),
                    Entry(AllDeleted _, _, _, _),
                    Entry(Reacted _, _, _, _) ->
                    throw new IllegalArgumentException("no row of its own");
            case Outgoing outgoing -> messageBody.show(outgoing, continued);
            case Notice(String text, long at) -> showNotice(text, at);
            case NewLine _ -> Texts.of("log.new_line");
        };
    }

    /// Updates the quoted text, after an amendment to another message.
    void refreshQuote() {
        if (!isBroken()
                && item() instanceof Entry(Said said, _, _, boolean folded)
                && !folded
                && said.to() != null) {
            messageBody.showQuote(said.to());
        }
    }

    /// Renders mentions again, after the members of the room became known.
    void refreshMentions() {
        if (!isBroken() && content != null && RowText.markdown(content.item()).indexOf('@') >= 0) {
            fill(content);
        }
    }

    private void showReaders() {
        if (item() instanceof Entry(Said said, boolean mine, _, _) && messageBody.isVisible()) {
            Readers shown = readers.get();
            messageBody.showReadBy(mine && shown.seq() == said.seq() ? shown.text() : "");
        }
    }

    private void showHighlighted() {
        pseudoClassStateChanged(HIGHLIGHTED, item() != null && item().equals(highlighted.get()));
    }

    /// The visible message; null if the row has none.
    @Nullable Node message() {
        return content == null
                ? null
                : messageBody.isVisible()
                        ? messageBody
                        : announcementBox.isVisible() ? announcementBox : null;
    }

    private String showNotice(String text, long at) {
        noticeText.setText(TextDirection.join(text, " · " + messageTimes.timeOfDay(at)));
        return text;
    }

    private static String topicText(TopicSet changed) {
        return changed.topic().isEmpty()
                ? Texts.of("log.topic.gone", changed.name())
                : Texts.of("log.topic", changed.name(), changed.topic());
    }

    /// What a cell shows, and how it joins the row above.
    private record Content(LogRow item, boolean startsDay, boolean continued) {}
}
