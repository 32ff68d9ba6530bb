package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.Quote;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.files.AttachmentBox;
import foyer.ui.text.MessageText;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A message: its text, and its author and time unless they continue the row above. UI thread.
final class MessageBody extends HBox {
    private final MessageTimes messageTimes;
    private final Avatar avatar = new Avatar();
    private final Label quietTime = new Label();
    private final Label name = new Label();
    private final Label guestTag = new Label(Texts.of("log.guest"));
    private final Label time = new Label();
    private final HBox head = new HBox(name, guestTag, time);
    private final MessageText messageText = new MessageText();
    private final Label edited = new Label(Texts.of("log.edited"));
    private final Label readBy = new Label();
    private final MessageActions actions;
    private final VBox column = new VBox(head, messageText, edited, readBy);
    private final LazyNode<QuoteBox> quote = new LazyNode<>(column, head, QuoteBox::new, _ -> {});
    private final LongMessageText longText;
    private final LazyNode<AttachmentBox> attachment;
    private final LazyNode<ReactionsBox> reactions;
    private final LazyNode<OutgoingStatusBox> outgoingStatus =
            new LazyNode<>(column, readBy, OutgoingStatusBox::new, _ -> {});
    private final FontIcon storedIcon = new FontIcon("fth-check");
    private final Tooltip fullTime = new Tooltip();

    MessageBody(MessageTimes messageTimes, MessageActions actions) {
        this.messageTimes = messageTimes;
        this.actions = actions;
        this.longText = new LongMessageText(column, messageText, actions);
        this.attachment =
                new LazyNode<>(column, messageText, actions::attachmentBox, AttachmentBox::clear);
        this.reactions =
                new LazyNode<>(column, edited, () -> new ReactionsBox(actions::react), _ -> {});
        getStyleClass().add("said");
        var avatarPlace = new StackPane(avatar);
        avatarPlace.getStyleClass().add("avatar-place");
        NodeVisibility.bind(avatarPlace, avatar.visibleProperty());
        StackPane.setAlignment(avatar, Pos.TOP_LEFT);
        var gutter = new StackPane(avatarPlace, quietTime);
        gutter.getStyleClass().add("gutter");
        StackPane.setAlignment(quietTime, Pos.TOP_RIGHT);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        var storedColumn = new StackPane(storedIcon);
        storedColumn.getStyleClass().add("stored");
        StackPane.setAlignment(storedIcon, Pos.BOTTOM_RIGHT);
        getChildren().addAll(gutter, column, storedColumn);
        style();
    }

    private void style() {
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BASELINE_LEFT);
        name.getStyleClass().add("author");
        name.setMinWidth(0);
        guestTag.getStyleClass().add("guest-tag");
        guestTag.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setTooltip(fullTime);
        quietTime.setTooltip(fullTime);
        quietTime.getStyleClass().addAll("time", "quiet-time");
        edited.getStyleClass().add("edited");
        readBy.getStyleClass().add("read-by");
        readBy.setMinWidth(0);
        NodeVisibility.show(readBy, false);
    }

    /// Shows a message and returns the text for screen readers.
    String show(Entry entry, Said said, boolean continued) {
        fill(said.by(), said.name(), said.text(), said.at(), continued);
        storedIcon.setVisible(entry.mine());
        NodeVisibility.show(edited, said.isEdited());
        outgoingStatus.hide();
        return said.name()
                + ", "
                + messageTimes.timeOfDay(said.at())
                + showQuote(said.to())
                + ": "
                + said.text()
                + showAttachment(said)
                + (said.isEdited() ? " " + Texts.of("log.edited") : "")
                + showReactions(entry);
    }

    private String showAttachment(Said said) {
        SharedFile sharedFile = said.file();
        if (sharedFile == null) {
            attachment.hide();
            return "";
        }
        return " " + attachment.show().show(said.room(), sharedFile);
    }

    private String showReactions(Entry entry) {
        if (entry.reactions().isEmpty()) {
            reactions.hide();
            return "";
        }
        return reactions.show().show(entry);
    }

    /// Shows the quoted message, if any, and returns its text for screen readers.
    String showQuote(@Nullable Long answeredSeq) {
        if (answeredSeq == null) {
            quote.hide();
            return "";
        }
        Quote answeredMessage = actions.quote(answeredSeq);
        quote.show().show(answeredMessage, () -> actions.seek(answeredSeq));
        return answeredMessage.author().isEmpty()
                ? ", " + Texts.of("log.answers")
                : ", "
                        + Texts.of(
                                "log.answers.spoken",
                                answeredMessage.author(),
                                answeredMessage.preview());
    }

    /// @param text names of the readers; empty hides the line
    void showReadBy(String text) {
        readBy.setText(text);
        NodeVisibility.show(readBy, !text.isEmpty());
    }

    String show(Outgoing row, boolean continued) {
        fill(actions.myId(), actions.myName(), row.text(), row.at(), continued);
        storedIcon.setVisible(false);
        NodeVisibility.show(edited, false);
        reactions.hide();
        showReadBy("");
        var _ = showQuote(row.to());
        SharedFile draftFile = row.file();
        if (draftFile == null) {
            attachment.hide();
        } else {
            var _ = attachment.show().show(draftFile);
        }
        messageText.setOpacity(0.55);
        outgoingStatus.show().show(row, actions);
        return row.isRefused()
                ? Texts.of("log.not_sent.spoken", row.text(), row.error())
                : Texts.of("log.sending.spoken", row.text());
    }

    private void fill(String id, String author, String text, long at, boolean continued) {
        avatar.setVisible(!continued);
        NodeVisibility.show(head, !continued);
        NodeVisibility.show(quietTime, continued);
        if (!continued) {
            avatar.show(id, author);
            name.setText(author);
            NodeVisibility.show(guestTag, actions.isGuest(id));
            Avatar.colour(name, id);
        }
        time.setText(messageTimes.timeOfDay(at));
        quietTime.setText(messageTimes.timeOfDay(at));
        fullTime.setText(messageTimes.fullDateTime(at));
        messageText.setOpacity(1);
        longText.show(text, id + "/" + at);
        NodeVisibility.show(messageText, !text.isEmpty());
    }

    /// Releases what it shows.
    void clear() {
        messageText.clear();
        attachment.hide();
    }
}
