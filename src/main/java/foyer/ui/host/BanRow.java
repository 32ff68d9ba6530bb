package foyer.ui.host;

import foyer.language.Texts;
import foyer.protocol.Ban;
import foyer.ui.BidiText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A banned member, with a button to lift the ban. UI thread.
final class BanRow extends HBox {

    BanRow(Ban ban, ZoneId zone, Runnable lift) {
        getStyleClass().add("row");
        var text = new BidiText();
        text.setText(ban.name() + (ban.reason().isEmpty() ? "" : ": " + ban.reason()));
        var details = new BidiText();
        details.setText(details(ban, zone));
        details.getStyleClass().add("ban-details");
        var labels = new VBox(text, details);
        HBox.setHgrow(labels, Priority.ALWAYS);
        var button = new Button(Texts.of("host.ban.lift"));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("host.ban.lift.spoken", ban.name()));
        button.setOnAction(_ -> lift.run());
        getChildren().addAll(labels, button);
    }

    private static String details(Ban ban, ZoneId zone) {
        Long until = ban.until();
        String text =
                until == null
                        ? Texts.of("host.ban.until_lifted", ban.byName())
                        : Texts.of("host.ban.until", ban.byName(), time(until, zone));
        return ban.isOfAddress() ? Texts.of("host.ban.address", text) : text;
    }

    private static String time(long millis, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMMM, HH:mm", Texts.locale())
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
