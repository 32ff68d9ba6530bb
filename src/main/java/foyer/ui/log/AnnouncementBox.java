package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.model.WebLink;
import foyer.protocol.LogEntry.Announced;
import foyer.ui.text.MessageText;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Words to everybody on the server. UI thread.
final class AnnouncementBox extends VBox {
    private final MessageTimes messageTimes;
    private final Consumer<WebLink> follow;
    private final Label head = new Label();
    private final Label time = new Label();
    private final MessageText messageText = new MessageText();
    private final Tooltip when = new Tooltip();
    private final LazyNode<ReactionsBox> marks;
    private final MessageActions actions;

    AnnouncementBox(MessageTimes messageTimes, Consumer<WebLink> follow, MessageActions actions) {
        this.messageTimes = messageTimes;
        this.marks =
                new LazyNode<>(this, messageText, () -> new ReactionsBox(actions::react), _ -> {});
        this.follow = follow;
        this.actions = actions;
        getStyleClass().add("announced");
        head.getStyleClass().add("announced-head");
        head.setGraphic(new FontIcon("fth-volume-2"));
        head.setMinWidth(0);
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setTooltip(when);
        var line = new HBox(head, time);
        line.getStyleClass().add("head");
        line.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(line, messageText);
    }

    /// Fills it; answers with the row in words.
    String show(Entry entry, Announced said) {
        head.setText(
                Texts.of(
                        said.scheduled() ? "log.announced.scheduled" : "log.announced",
                        said.name()));
        time.setText(messageTimes.hour(said.at()));
        when.setText(messageTimes.whole(said.at()));
        messageText.show(said.text(), actions.meant(said.text()), follow);
        String spoken = head.getText() + ": " + said.text();
        if (entry.reactions().isEmpty()) {
            marks.hide();
            return spoken;
        }
        return spoken + marks.shown().show(entry);
    }

    /// Lets go of what it shows.
    void clear() {
        messageText.clear();
    }
}
