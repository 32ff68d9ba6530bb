package foyer.ui.log;

import foyer.protocol.Logged.Said;
import foyer.state.LogRow.Outgoing;
import foyer.state.WebLink;
import foyer.ui.Avatar;
import foyer.ui.WrappedText;
import foyer.ui.log.MessageCell.Refused;
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
    private final Wording words = new Wording();
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
            Refused then) {
        this.times = times;
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
        var column = new VBox(head, words, sending, refusal, refused);
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
        sending.getStyleClass().add("sending");
        refusal.getStyleClass().add("refusal");
        refused.getStyleClass().add("refused-actions");
        retry.getStyleClass().add("small");
        discard.getStyleClass().addAll("small", "flat");
        retry.setAccessibleText("Try to send this message again");
        discard.setAccessibleText("Discard this message");
    }

    /// Fills it; answers with the row in words.
    String show(Said said, boolean mine, boolean continued) {
        fill(said.by(), said.name(), said.text(), said.at(), continued);
        stored.setVisible(mine);
        return said.name() + ", " + times.hour(said.at()) + ": " + said.text();
    }

    String show(Outgoing row, boolean continued) {
        fill(myId.getValue(), myName.getValue(), row.text(), row.at(), continued);
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
    }

    void clear() {
        words.clear();
        name.setText("");
        refusal.setText("");
        retry.setUserData(null);
        words.setOpacity(1);
        stored.setVisible(false);
        for (var part : new Region[] {sending, refusal, refused}) {
            part.setVisible(false);
            part.setManaged(false);
        }
    }
}
