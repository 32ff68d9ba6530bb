package foyer.ui.log;

import foyer.language.Texts;
import foyer.protocol.Logged.Announced;
import foyer.state.LogRow.Entry;
import foyer.state.WebLink;
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
final class AnnouncedBox extends VBox {
    private final Times times;
    private final Consumer<WebLink> follow;
    private final Label head = new Label();
    private final Label time = new Label();
    private final MessageText words = new MessageText();
    private final Tooltip when = new Tooltip();
    private final Seldom<MarksBox> marks;
    private final MessageActions actions;

    AnnouncedBox(Times times, Consumer<WebLink> follow, MessageActions actions) {
        this.times = times;
        this.marks = new Seldom<>(this, words, () -> new MarksBox(actions::react), _ -> {});
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
        getChildren().addAll(line, words);
    }

    /// Fills it; answers with the row in words.
    String show(Entry entry, Announced said) {
        head.setText(
                Texts.of(
                        said.scheduled() ? "log.announced.scheduled" : "log.announced",
                        said.name()));
        time.setText(times.hour(said.at()));
        when.setText(times.whole(said.at()));
        words.show(said.text(), actions.meant(said.text()), follow);
        String spoken = head.getText() + ": " + said.text();
        if (entry.marks().isEmpty()) {
            marks.hide();
            return spoken;
        }
        return spoken + marks.shown().show(entry);
    }

    /// Lets go of what it shows.
    void clear() {
        words.clear();
    }
}
