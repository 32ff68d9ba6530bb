package foyer.ui;

import foyer.language.Texts;
import foyer.protocol.Presence;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// A member's presence as a dot. UI thread.
public final class PresenceDot extends Region {
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    public PresenceDot() {
        getStyleClass().add("presence-dot");
        setMouseTransparent(true);
    }

    public void show(Presence presence) {
        pseudoClassStateChanged(IDLE, presence == Presence.IDLE);
        pseudoClassStateChanged(AWAY, presence == Presence.AWAY);
    }

    /// The word for a presence.
    public static String word(Presence presence) {
        return switch (presence) {
            case HERE -> Texts.of("presence.here");
            case IDLE -> Texts.of("presence.idle");
            case AWAY -> Texts.of("presence.away");
        };
    }
}
