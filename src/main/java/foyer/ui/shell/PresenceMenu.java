package foyer.ui.shell;

import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Presence;
import foyer.ui.PresenceDot;
import javafx.geometry.Side;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Shows the user's presence beside their name and lets them change it. UI thread.
public final class PresenceMenu extends MenuButton {
    private final PresenceDot dot = new PresenceDot();
    private final Tooltip tip = new Tooltip();
    private final TextField status = new TextField();

    public PresenceMenu() {
        setGraphic(dot);
        setTooltip(tip);
        setPopupSide(Side.TOP);
        accessibleTextProperty().bind(tip.textProperty());
        getStyleClass().addAll("flat", "button-icon", "no-arrow", "presence-menu");
        status.setPromptText(Texts.of("presence.why"));
        status.setAccessibleText(Texts.of("presence.why.spoken"));
        status.setPrefColumnCount(16);
    }

    void follow(ChatModel chat) {
        var here = new MenuItem(Texts.of("presence.menu.here"));
        here.setOnAction(_ -> chat.presenceReporter().setPresence(Presence.HERE, null));
        var away = new MenuItem(Texts.of("presence.menu.away"));
        away.setOnAction(_ -> chat.presenceReporter().setPresence(Presence.AWAY, null));
        var awayWithStatus = new CustomMenuItem(status, false);
        status.setOnAction(_ -> away(chat));
        getItems().setAll(here, away, new SeparatorMenuItem(), awayWithStatus);
        chat.meProperty().subscribe(this::showPresence);
    }

    private void away(ChatModel chat) {
        try {
            String text = Names.status(status.getText());
            chat.presenceReporter().setPresence(Presence.AWAY, text.isEmpty() ? null : text);
            status.clear();
            hide();
        } catch (InvalidValueException e) {
            tip.setText(RefusalTexts.text(e));
        }
    }

    private void showPresence(@Nullable Member me) {
        if (me != null) {
            dot.show(me.present());
            tip.setText(
                    me.status() == null
                            ? Texts.of("presence.me", PresenceDot.word(me.present()))
                            : Texts.of(
                                    "presence.me_because",
                                    PresenceDot.word(me.present()),
                                    me.status()));
        }
    }
}
