package foyer.ui.log;

import foyer.language.Texts;
import foyer.protocol.Logged.Said;
import foyer.protocol.SharedFile;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.Outgoing;
import foyer.state.Quote;
import foyer.state.WebLink;
import foyer.ui.Avatar;
import foyer.ui.Parts;
import foyer.ui.files.FileBox;
import foyer.ui.log.MessageCell.Refused;
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
final class SaidBox extends HBox {
    private final Times times;
    private final Predicate<String> isGuest;
    private final ObservableValue<String> myName;
    private final ObservableValue<String> myId;
    private final Avatar avatar = new Avatar();
    private final Label quietTime = new Label();
    private final Label name = new Label();
    private final Label guest = new Label(Texts.of("log.guest"));
    private final Label time = new Label();
    private final HBox head = new HBox(name, guest, time);
    private final MessageText words = new MessageText();
    private final Label edited = new Label(Texts.of("log.edited"));
    private final Label readBy = new Label();
    private final MessageActions actions;
    private final VBox column = new VBox(head, words, edited, readBy);
    private final Seldom<QuoteLine> quote = new Seldom<>(column, head, QuoteLine::new, _ -> {});
    private final Seldom<FileBox> file;
    private final Seldom<MarksBox> marks;
    private final Seldom<UnsentBox> unsent = new Seldom<>(column, readBy, UnsentBox::new, _ -> {});
    private final Refused refused;
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
            Refused refused) {
        this.times = times;
        this.actions = actions;
        this.refused = refused;
        this.file = new Seldom<>(column, words, actions::fileBox, FileBox::clear);
        this.marks = new Seldom<>(column, edited, () -> new MarksBox(actions::react), _ -> {});
        this.isGuest = isGuest;
        this.follow = follow;
        this.myName = myName;
        this.myId = myId;
        getStyleClass().add("said");
        var place = new StackPane(avatar);
        place.getStyleClass().add("avatar-place");
        place.managedProperty().bind(avatar.visibleProperty());
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
        Parts.show(readBy, false);
    }

    /// Fills it; answers with the row in words.
    String show(Entry entry, Said said, boolean continued) {
        fill(said.by(), said.name(), said.text(), said.at(), continued);
        stored.setVisible(entry.mine());
        Parts.show(edited, said.isEdited());
        unsent.hide();
        return said.name()
                + ", "
                + times.hour(said.at())
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
        if (entry.marks().isEmpty()) {
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
                : ", " + Texts.of("log.answers.spoken", answered.author(), answered.words());
    }

    /// Who has read it, in words; empty for nobody.
    void showReadBy(String words) {
        readBy.setText(words);
        Parts.show(readBy, !words.isEmpty());
    }

    String show(Outgoing row, boolean continued) {
        fill(myId.getValue(), myName.getValue(), row.text(), row.at(), continued);
        stored.setVisible(false);
        Parts.show(edited, false);
        marks.hide();
        showReadBy("");
        var _ = quote(row.to());
        SharedFile given = row.file();
        if (given == null) {
            file.hide();
        } else {
            var _ = file.shown().show(given);
        }
        words.setOpacity(0.55);
        unsent.shown().show(row, refused);
        return row.isRefused()
                ? Texts.of("log.not_sent.spoken", row.text(), row.words())
                : Texts.of("log.sending.spoken", row.text());
    }

    private void fill(String id, String author, String text, long at, boolean continued) {
        avatar.setVisible(!continued);
        Parts.show(head, !continued);
        Parts.show(quietTime, continued);
        if (!continued) {
            avatar.show(id, author);
            name.setText(author);
            Parts.show(guest, isGuest.test(id));
            Avatar.colour(name, id);
        }
        time.setText(times.hour(at));
        quietTime.setText(times.hour(at));
        when.setText(times.whole(at));
        words.setOpacity(1);
        words.show(text, actions.meant(text), follow);
        Parts.show(words, !text.isEmpty());
    }

    /// Lets go of what it shows.
    void clear() {
        words.clear();
        file.hide();
    }
}
