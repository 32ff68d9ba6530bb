package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.model.Reaction;
import foyer.ui.NodeVisibility;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The reactions to a message; a click adds or removes the user's own. UI thread.
final class ReactionsBox extends FlowPane {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final BiConsumer<Entry, String> react;
    private final List<ReactionButton> buttons = new ArrayList<>();

    ReactionsBox(BiConsumer<Entry, String> react) {
        this.react = react;
        getStyleClass().add("marks");
        setMinWidth(0);
    }

    /// Shows the reactions and returns the text for screen readers.
    String show(Entry entry) {
        var spokenText = new StringBuilder();
        for (int i = 0; i < Math.max(buttons.size(), entry.reactions().size()); i++) {
            if (i == buttons.size()) {
                buttons.add(new ReactionButton());
                getChildren().add(buttons.get(i));
            }
            ReactionButton button = buttons.get(i);
            NodeVisibility.show(button, i < entry.reactions().size());
            if (i < entry.reactions().size()) {
                Reaction reaction = entry.reactions().get(i);
                button.show(reaction, () -> react.accept(entry, reaction.emoji()));
                spokenText.append(". ").append(spokenText(reaction));
            }
        }
        return spokenText.toString();
    }

    private static String spokenText(Reaction reaction) {
        return Texts.of("log.mark.by", reaction.emoji(), NameListText.of(reaction.names()));
    }

    private static final class ReactionButton extends Button {
        private final Tooltip names = new Tooltip();
        private String emoji = "";

        private ReactionButton() {
            getStyleClass().add("mark");
            setFocusTraversable(false);
            setTooltip(names);
        }

        private void show(Reaction reaction, Runnable onClick) {
            if (!reaction.emoji().equals(emoji)) {
                emoji = reaction.emoji();
                setGraphic(EmojiView.of(emoji));
                applyCss();
            }
            setText(String.valueOf(reaction.names().size()));
            pseudoClassStateChanged(MINE, reaction.mine());
            names.setText(NameListText.of(reaction.names()));
            setAccessibleText(spokenText(reaction));
            setAccessibleHelp(Texts.of(reaction.mine() ? "log.mark.remove" : "log.mark.too"));
            setOnAction(_ -> onClick.run());
        }
    }
}
