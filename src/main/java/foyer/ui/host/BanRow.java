package foyer.ui.host;

import foyer.protocol.Ban;
import foyer.ui.WrappedText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Somebody who is not let in, with a button to lift that. UI thread.
final class BanRow extends HBox {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    BanRow(Ban ban, ZoneId zone, Runnable lift) {
        getStyleClass().add("row");
        var who = new WrappedText();
        who.setText(ban.name() + (ban.reason().isEmpty() ? "" : ": " + ban.reason()));
        var how = new WrappedText();
        how.setText(how(ban, zone));
        how.getStyleClass().add("ban-how");
        var words = new VBox(who, how);
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = new Button("Lift");
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Lift the ban of " + ban.name());
        button.setOnAction(_ -> lift.run());
        getChildren().addAll(words, button);
    }

    private static String how(Ban ban, ZoneId zone) {
        Long until = ban.until();
        return "by "
                + ban.byName()
                + (until == null
                        ? ", until it is lifted"
                        : ", until " + WHEN.format(Instant.ofEpochMilli(until).atZone(zone)))
                + (ban.isOfAddress() ? ", with their address" : "");
    }
}
