package foyer.ui.log;

import javafx.scene.control.Label;

/// One emoji, drawn. UI thread.
final class EmojiSign extends Label {
    EmojiSign(String emoji) {
        super(emoji);
        getStyleClass().add("emoji-sign");
        setMouseTransparent(true);
    }
}
