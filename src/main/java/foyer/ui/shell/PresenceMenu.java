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

/// Says whether this person is at hand, beside their name, and lets them say otherwise. UI thread.
public final class PresenceMenu extends MenuButton {
    private final PresenceDot dot = new PresenceDot();
    private final Tooltip tip = new Tooltip();
    private final TextField words = new TextField();

    public PresenceMenu() {
        setGraphic(dot);
        setTooltip(tip);
        setPopupSide(Side.TOP);
        accessibleTextProperty().bind(tip.textProperty());
        getStyleClass().addAll("flat", "button-icon", "no-arrow", "presence-menu");
        words.setPromptText(Texts.of("presence.why"));
        words.setAccessibleText(Texts.of("presence.why.spoken"));
        words.setPrefColumnCount(16);
    }

    void follow(ChatModel chat) {
        var here = new MenuItem(Texts.of("presence.menu.here"));
        here.setOnAction(_ -> chat.presenceReporter().setPresence(Presence.HERE, null));
        var away = new MenuItem(Texts.of("presence.menu.away"));
        away.setOnAction(_ -> chat.presenceReporter().setPresence(Presence.AWAY, null));
        var why = new CustomMenuItem(words, false);
        words.setOnAction(_ -> away(chat));
        getItems().setAll(here, away, new SeparatorMenuItem(), why);
        chat.meProperty().subscribe(this::showPresence);
    }

    private void away(ChatModel chat) {
        try {
            String status = Names.status(words.getText());
            chat.presenceReporter().setPresence(Presence.AWAY, status.isEmpty() ? null : status);
            words.clear();
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
