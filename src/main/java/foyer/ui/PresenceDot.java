package foyer.ui;

import foyer.language.Texts;
import foyer.protocol.Presence;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Whether somebody is at hand, as a dot. UI thread.
public final class PresenceDot extends Region {
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    public PresenceDot() {
        getStyleClass().add("presence-dot");
        setMouseTransparent(true);
    }

    public void show(Presence now) {
        pseudoClassStateChanged(IDLE, now == Presence.IDLE);
        pseudoClassStateChanged(AWAY, now == Presence.AWAY);
    }

    /// What the dot says, in a word.
    public static String word(Presence now) {
        return switch (now) {
            case HERE -> Texts.of("presence.here");
            case IDLE -> Texts.of("presence.idle");
            case AWAY -> Texts.of("presence.away");
        };
    }
}
