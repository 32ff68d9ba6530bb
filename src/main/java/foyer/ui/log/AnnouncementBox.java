package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Announced;
import foyer.ui.text.MessageText;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The body of an announcement to the whole server. UI thread.
final class AnnouncementBox extends VBox {
    private final MessageTimes messageTimes;
    private final Label head = new Label();
    private final Label time = new Label();
    private final MessageText messageText = new MessageText();
    private final Tooltip fullTime = new Tooltip();
    private final LazyNode<ReactionsBox> reactions;
    private final LongMessageText longText;

    AnnouncementBox(MessageTimes messageTimes, MessageActions actions) {
        this.messageTimes = messageTimes;
        this.reactions =
                new LazyNode<>(this, messageText, () -> new ReactionsBox(actions::react), _ -> {});
        this.longText = new LongMessageText(this, messageText, actions);
        getStyleClass().add("announced");
        head.getStyleClass().add("announced-head");
        head.setGraphic(new FontIcon("fth-volume-2"));
        head.setMinWidth(0);
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        time.setTooltip(fullTime);
        var headLine = new HBox(head, time);
        headLine.getStyleClass().add("head");
        headLine.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(headLine, messageText);
    }

    /// Shows an announcement and returns the text for screen readers.
    String show(Entry entry, Announced announced) {
        head.setText(
                Texts.of(
                        announced.scheduled() ? "log.announced.scheduled" : "log.announced",
                        announced.name()));
        time.setText(messageTimes.timeOfDay(announced.at()));
        fullTime.setText(messageTimes.fullDateTime(announced.at()));
        longText.show(announced.text(), announced.by() + "/" + announced.at());
        String spokenText = head.getText() + ": " + announced.text();
        if (entry.reactions().isEmpty()) {
            reactions.hide();
            return spokenText;
        }
        return spokenText + reactions.show().show(entry);
    }

    /// Releases what it shows.
    void clear() {
        messageText.clear();
    }
}
