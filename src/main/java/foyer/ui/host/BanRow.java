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

/// Somebody who is not let in, with a button to lift that. UI thread.
final class BanRow extends HBox {

    BanRow(Ban ban, ZoneId zone, Runnable lift) {
        getStyleClass().add("row");
        var who = new BidiText();
        who.setText(ban.name() + (ban.reason().isEmpty() ? "" : ": " + ban.reason()));
        var how = new BidiText();
        how.setText(how(ban, zone));
        how.getStyleClass().add("ban-how");
        var labels = new VBox(who, how);
        HBox.setHgrow(labels, Priority.ALWAYS);
        var button = new Button(Texts.of("host.ban.lift"));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of("host.ban.lift.spoken", ban.name()));
        button.setOnAction(_ -> lift.run());
        getChildren().addAll(labels, button);
    }

    private static String how(Ban ban, ZoneId zone) {
        Long until = ban.until();
        String how =
                until == null
                        ? Texts.of("host.ban.until_lifted", ban.byName())
                        : Texts.of("host.ban.until", ban.byName(), when(until, zone));
        return ban.isOfAddress() ? Texts.of("host.ban.address", how) : how;
    }

    private static String when(long millis, ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMMM, HH:mm", Texts.locale())
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
