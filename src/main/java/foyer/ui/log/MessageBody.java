package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.Quote;
import foyer.model.WebLink;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.files.AttachmentBox;
import foyer.ui.log.MessageCell.FailedMessageHandler;
import foyer.ui.text.MessageText;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
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

/// What somebody said: who and when, unless the row above tells already, and the words. UI thread.
final class MessageBody extends HBox {
    private final MessageTimes messageTimes;
    private final Predicate<String> isGuest;
    private final ObservableValue<String> myName;
    private final ObservableValue<String> myId;
    private final Avatar avatar = new Avatar();
    private final Label quietTime = new Label();
    private final Label name = new Label();
    private final Label guest = new Label(Texts.of("log.guest"));
    private final Label time = new Label();
    private final HBox head = new HBox(name, guest, time);
    private final MessageText messageText = new MessageText();
    private final Label edited = new Label(Texts.of("log.edited"));
    private final Label readBy = new Label();
    private final MessageActions actions;
    private final VBox column = new VBox(head, messageText, edited, readBy);
    private final LazyNode<QuoteBox> quote = new LazyNode<>(column, head, QuoteBox::new, _ -> {});
    private final LazyNode<AttachmentBox> file;
    private final LazyNode<ReactionsBox> marks;
    private final LazyNode<OutgoingStatusBox> unsent =
            new LazyNode<>(column, readBy, OutgoingStatusBox::new, _ -> {});
    private final FailedMessageHandler failedMessageHandler;
    private final FontIcon stored = new FontIcon("fth-check");
    private final Tooltip when = new Tooltip();
    private final Consumer<WebLink> follow;

    MessageBody(
            MessageTimes messageTimes,
            ObservableValue<String> myName,
            ObservableValue<String> myId,
            Predicate<String> isGuest,
            Consumer<WebLink> follow,
            MessageActions actions,
            FailedMessageHandler failedMessageHandler) {
        this.messageTimes = messageTimes;
        this.actions = actions;
        this.failedMessageHandler = failedMessageHandler;
        this.file =
                new LazyNode<>(column, messageText, actions::attachmentBox, AttachmentBox::clear);
        this.marks =
                new LazyNode<>(column, edited, () -> new ReactionsBox(actions::react), _ -> {});
        this.isGuest = isGuest;
        this.follow = follow;
        this.myName = myName;
        this.myId = myId;
        getStyleClass().add("said");
        var place = new StackPane(avatar);
        place.getStyleClass().add("avatar-place");
        NodeVisibility.bind(place, avatar.visibleProperty());
        StackPane.setAlignment(avatar, Pos.TOP_LEFT);
        var gutter = new StackPane(place, quietTime);
        gutter.getStyleClass().add("gutter");
        StackPane.setAlignment(quietTime, Pos.TOP_RIGHT);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        var end = new StackPane(stored);
        end.getStyleClass().add("stored");
        StackPane.setAlignment(stored, Pos.BOTTOM_RIGHT);
        getChildren().addAll(gutter, column, end);
        style();
    }

    private void style() {
        head.getStyleClass().add("head");
        head.setAlignment(Pos.BASELINE_LEFT);
        name.getStyleClass().add("author");
        name.setMinWidth(0);
        guest.getStyleClass().add("guest-tag");
        guest.setMinWidth(Region.USE_PREF_SIZE);
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setTooltip(when);
        quietTime.setTooltip(when);
        quietTime.getStyleClass().addAll("time", "quiet-time");
        edited.getStyleClass().add("edited");
        readBy.getStyleClass().add("read-by");
        readBy.setMinWidth(0);
        NodeVisibility.show(readBy, false);
    }

    /// Fills it; answers with the row in words.
    String show(Entry entry, Said said, boolean continued) {
        fill(said.by(), said.name(), said.text(), said.at(), continued);
        stored.setVisible(entry.mine());
        NodeVisibility.show(edited, said.isEdited());
        unsent.hide();
        return said.name()
                + ", "
                + messageTimes.hour(said.at())
                + quote(said.to())
                + ": "
                + said.text()
                + file(said)
                + (said.isEdited() ? " " + Texts.of("log.edited") : "")
                + marks(entry);
    }

    private String file(Said said) {
        SharedFile shared = said.file();
        if (shared == null) {
            file.hide();
            return "";
        }
        return " " + file.shown().show(said.room(), shared);
    }

    private String marks(Entry entry) {
        if (entry.reactions().isEmpty()) {
            marks.hide();
            return "";
        }
        return marks.shown().show(entry);
    }

    /// Shows what is answered; answers with it in words.
    String quote(@Nullable Long to) {
        if (to == null) {
            quote.hide();
            return "";
        }
        Quote answered = actions.quote(to);
        quote.shown().show(answered, () -> actions.seek(to));
        return answered.author().isEmpty()
                ? ", " + Texts.of("log.answers")
                : ", " + Texts.of("log.answers.spoken", answered.author(), answered.preview());
    }

    /// Who has read it, in words; empty for nobody.
    void showReadBy(String text) {
        readBy.setText(text);
        NodeVisibility.show(readBy, !text.isEmpty());
    }

    String show(Outgoing row, boolean continued) {
        fill(myId.getValue(), myName.getValue(), row.text(), row.at(), continued);
        stored.setVisible(false);
        NodeVisibility.show(edited, false);
        marks.hide();
        showReadBy("");
        var _ = quote(row.to());
        SharedFile given = row.file();
        if (given == null) {
            file.hide();
        } else {
            var _ = file.shown().show(given);
        }
        messageText.setOpacity(0.55);
        unsent.shown().show(row, failedMessageHandler);
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
            NodeVisibility.show(guest, isGuest.test(id));
            Avatar.colour(name, id);
        }
        time.setText(messageTimes.hour(at));
        quietTime.setText(messageTimes.hour(at));
        when.setText(messageTimes.whole(at));
        messageText.setOpacity(1);
        messageText.show(text, actions.meant(text), follow);
        NodeVisibility.show(messageText, !text.isEmpty());
    }

    /// Lets go of what it shows.
    void clear() {
        messageText.clear();
        file.hide();
    }
}
