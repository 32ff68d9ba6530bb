package foyer.ui.start;

import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.settings.KnownServer;
import foyer.ui.SafeListCell;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A server that the user has been connected to. UI thread.
final class KnownServerCell extends SafeListCell<KnownServer> {
    private final Function<KnownServer, @Nullable ServerSession> session;
    private final Clock clock;
    private final Label name = new Label();
    private final Label when = new Label();
    private final Button star = new Button();
    private final Button forget = new Button();
    private final FontIcon starIcon = new FontIcon("fth-star");
    private final HBox row;

    /// @param session finds the session with the server; returns null if there is none
    /// @param open connects to the server or shows it
    KnownServerCell(
            Function<KnownServer, @Nullable ServerSession> session,
            Clock clock,
            Consumer<KnownServer> open,
            Consumer<KnownServer> toggleFavourite,
            Consumer<KnownServer> onForget) {
        this.session = session;
        this.clock = clock;
        getStyleClass().add("nearby-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        name.getStyleClass().add("nearby-name");
        when.getStyleClass().add("nearby-location");
        var texts = new VBox(name, when);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        button(star, starIcon, "known-star");
        star.setOnAction(_ -> toggleFavourite.accept(getItem()));
        button(forget, new FontIcon("fth-x"), "known-forget");
        forget.setTooltip(new Tooltip(Texts.of("known.forget")));
        forget.setOnAction(_ -> onForget.accept(getItem()));
        row = new HBox(texts, star, forget);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("nearby-row");
        setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
    }

    /// Not focusable: the list has keys for these buttons instead.
    private static void button(Button button, FontIcon icon, String style) {
        button.setGraphic(icon);
        button.getStyleClass().addAll("flat", "button-icon", "small", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
    }

    @Override
    protected void fill(@Nullable KnownServer server) {
        if (server == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        ServerSession connected = session.apply(server);
        name.setText(server.name());
        when.setText(
                connected == null
                        ? ago(clock.millis() - server.seenMillis())
                        : KnownServersController.isConnected(connected)
                                ? Texts.of("known.here")
                                : Texts.of("known.not_reached"));
        starIcon.setIconLiteral("fth-star");
        star.getStyleClass().remove("on");
        if (server.favourite()) {
            star.getStyleClass().add("on");
        }
        String starText = Texts.of(server.favourite() ? "known.top.off" : "known.top");
        star.setTooltip(new Tooltip(starText));
        star.setAccessibleText(starText);
        forget.setAccessibleText(Texts.of("known.forget.spoken", server.name()));
        setAccessibleText(
                server.name()
                        + ", "
                        + when.getText()
                        + (server.favourite() ? ", " + Texts.of("known.on_top") : ""));
        setGraphic(row);
    }

    static String ago(long millis) {
        Duration time = Duration.ofMillis(Math.max(0, millis));
        if (time.toMinutes() < 1) {
            return Texts.of("known.moment");
        }
        if (time.toHours() < 1) {
            return Texts.of("known.minutes", time.toMinutes());
        }
        if (time.toDays() < 1) {
            return Texts.of("known.hours", time.toHours());
        }
        return time.toDays() == 1
                ? Texts.of("known.yesterday")
                : Texts.of("known.days", time.toDays());
    }
}
