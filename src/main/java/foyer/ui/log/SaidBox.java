package foyer.ui.log;

import foyer.protocol.Logged.Said;
import foyer.protocol.SharedFile;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.Outgoing;
import foyer.state.Quote;
import foyer.state.WebLink;
import foyer.ui.Avatar;
import foyer.ui.WrappedText;
import foyer.ui.files.FileBox;
import foyer.ui.log.MessageCell.Refused;
import foyer.ui.text.MessageText;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
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
final class SaidBox extends HBox {
    private final Times times;
    private final Predicate<String> isGuest;
    private final ObservableValue<String> myName;
    private final ObservableValue<String> myId;
    private final Avatar avatar = new Avatar();
    private final Label quietTime = new Label();
    private final Label name = new Label();
    private final Label guest = new Label("guest");
    private final Label time = new Label();
    private final HBox head = new HBox(name, guest, time);
    private final MessageText words = new MessageText();
    private final QuoteLine quote = new QuoteLine();
    private final Label edited = new Label("(edited)");
    private final Label readBy = new Label();
    private final MarksBox marks;
    private final MessageActions actions;
    private final FileBox file;
    private final Label sending = new Label("sending…");
    private final WrappedText refusal = new WrappedText();
    private final Button retry = new Button("Retry");
    private final Button discard = new Button("Discard");
    private final HBox refused = new HBox(retry, discard);
    private final FontIcon stored = new FontIcon("fth-check");
    private final Tooltip when = new Tooltip();
    private final Consumer<WebLink> follow;

    SaidBox(
            Times times,
            ObservableValue<String> myName,
            ObservableValue<String> myId,
            Predicate<String> isGuest,
            Consumer<WebLink> follow,
            MessageActions actions,
            Refused then) {
        this.times = times;
        this.actions = actions;
        this.file = actions.fileBox();
        this.marks = new MarksBox(actions::react);
        this.isGuest = isGuest;
        this.follow = follow;
        this.myName = myName;
        this.myId = myId;
        getStyleClass().add("said");
        retry.setOnAction(_ -> then.retry((Outgoing) retry.getUserData()));
        discard.setOnAction(_ -> then.discard((Outgoing) retry.getUserData()));
        var gutter = new StackPane(avatar, quietTime);
        gutter.getStyleClass().add("gutter");
        StackPane.setAlignment(avatar, Pos.TOP_LEFT);
        StackPane.setAlignment(quietTime, Pos.TOP_RIGHT);
        var column =
                new VBox(
                        head, quote, words, file, edited, marks, readBy, sending, refusal, refused);
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
        sending.getStyleClass().add("sending");
        refusal.getStyleClass().add("refusal");
        refused.getStyleClass().add("refused-actions");
        retry.getStyleClass().add("small");
        discard.getStyleClass().addAll("small", "flat");
        retry.setAccessibleText("Try to send this message again");
        discard.setAccessibleText("Discard this message");
    }

    /// Fills it; answers with the row in words.
    String show(Entry entry, Said said, boolean continued) {
        fill(said.by(), said.name(), said.text(), said.at(), continued);
        stored.setVisible(entry.mine());
        if (said.isEdited()) {
            MessageCell.show(edited);
        }
        SharedFile shared = said.file();
        String with = shared == null ? "" : " " + file.show(said.room(), shared);
        return said.name()
                + ", "
                + times.hour(said.at())
                + quote(said.to())
                + ": "
                + said.text()
                + with
                + (said.isEdited() ? " (edited)" : "")
                + marks.show(entry);
    }

    /// Shows what is answered; answers with it in words.
    String quote(@Nullable Long to) {
        if (to == null) {
            return "";
        }
        Quote answered = actions.quote(to);
        quote.show(answered, () -> actions.seek(to));
        return answered.author().isEmpty()
                ? ", answers a message"
                : ", answers %s: %s".formatted(answered.author(), answered.words());
    }

    /// Who has read it, in words; empty for nobody.
    void showReadBy(String words) {
        readBy.setText(words);
        readBy.setVisible(!words.isEmpty());
        readBy.setManaged(!words.isEmpty());
    }

    String show(Outgoing row, boolean continued) {
        fill(myId.getValue(), myName.getValue(), row.text(), row.at(), continued);
        var _ = quote(row.to());
        SharedFile given = row.file();
        if (given != null) {
            var _ = file.show(given);
        }
        words.setOpacity(0.55);
        retry.setUserData(row);
        if (row.isRefused()) {
            refusal.setText(row.words());
            MessageCell.show(refusal);
            MessageCell.show(refused);
            return "Not sent: " + row.text() + ". " + row.words();
        }
        MessageCell.show(sending);
        return "Sending: " + row.text();
    }

    private void fill(String id, String author, String text, long at, boolean continued) {
        MessageCell.show(this);
        getStyleClass().remove("first");
        avatar.setVisible(!continued);
        avatar.setManaged(!continued);
        head.setVisible(!continued);
        head.setManaged(!continued);
        quietTime.setVisible(continued);
        quietTime.setManaged(continued);
        if (!continued) {
            getStyleClass().add("first");
            avatar.show(id, author);
            name.setText(author);
            boolean visiting = isGuest.test(id);
            guest.setVisible(visiting);
            guest.setManaged(visiting);
            name.getStyleClass().setAll("label", "author", Avatar.hue(id));
        }
        time.setText(times.hour(at));
        quietTime.setText(times.hour(at));
        when.setText(times.whole(at));
        words.show(text, follow);
        words.setVisible(!text.isEmpty());
        words.setManaged(!text.isEmpty());
    }

    void clear() {
        words.clear();
        name.setText("");
        refusal.setText("");
        retry.setUserData(null);
        words.setOpacity(1);
        stored.setVisible(false);
        quote.clear();
        file.clear();
        marks.clear();
        for (var part : new Region[] {edited, readBy, sending, refusal, refused}) {
            part.setVisible(false);
            part.setManaged(false);
        }
    }
}
