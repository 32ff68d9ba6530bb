package foyer.ui.host;

import foyer.language.Texts;
import foyer.protocol.Schedule;
import foyer.ui.BidiText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A scheduled announcement, with a button to remove it. UI thread.
final class ScheduleRow extends HBox {

    ScheduleRow(Schedule schedule, Runnable remove) {
        getStyleClass().add("row");
        var text = new BidiText();
        text.setText(schedule.text());
        var interval = new Label(Texts.of("host.schedule.often", schedule.minutes()));
        interval.getStyleClass().add("hint");
        var labels = new VBox(text, interval);
        HBox.setHgrow(labels, Priority.ALWAYS);
        var button = new Button(null, new FontIcon(Feather.TRASH_2));
        button.getStyleClass().addAll("button-icon", "flat", "danger");
        button.setAccessibleText(Texts.of("host.schedule.remove", schedule.text()));
        button.setTooltip(new Tooltip(Texts.of("host.schedule.remove.tip")));
        button.setOnAction(_ -> remove.run());
        getChildren().addAll(labels, button);
    }
}
