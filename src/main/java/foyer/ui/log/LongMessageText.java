package foyer.ui.log;

import foyer.language.Texts;
import foyer.ui.text.MessageText;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Pane;

/// Shows the text of a message; of a very long one the first lines, until the user wants all. UI
/// thread.
final class LongMessageText {
    private final MessageText messageText;
    private final MessageActions actions;
    private final LazyNode<Hyperlink> showAll;

    /// @param parent of the text; the link *Show all* comes below the text
    LongMessageText(Pane parent, MessageText messageText, MessageActions actions) {
        this.messageText = messageText;
        this.actions = actions;
        this.showAll = new LazyNode<>(parent, messageText, LongMessageText::link, _ -> {});
    }

    private static Hyperlink link() {
        var link = new Hyperlink();
        link.getStyleClass().add("show-all");
        link.setFocusTraversable(false);
        return link;
    }

    /// @param key of the message, to remember that the user wants all of it
    void show(String text, String key) {
        var mentionTargets = actions.mentionTargets(text);
        if (actions.isExpanded(key)) {
            messageText.show(text, mentionTargets, actions::openLink);
            showAll.hide();
            return;
        }
        int lines = messageText.showStart(text, mentionTargets, actions::openLink);
        if (lines == 0) {
            showAll.hide();
            return;
        }
        Hyperlink link = showAll.show();
        link.setText(Texts.of("log.show_all", lines));
        link.setOnAction(
                _ -> {
                    actions.expand(key);
                    show(text, key);
                });
    }
}
