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

/// What a message is marked with; a click puts one's own mark there, or takes it away. UI thread.
final class ReactionsBox extends FlowPane {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final BiConsumer<Entry, String> react;
    private final List<Chip> chips = new ArrayList<>();

    ReactionsBox(BiConsumer<Entry, String> react) {
        this.react = react;
        getStyleClass().add("marks");
        setMinWidth(0);
    }

    /// Fills it; answers with the marks in words.
    String show(Entry entry) {
        var spoken = new StringBuilder();
        for (int i = 0; i < Math.max(chips.size(), entry.reactions().size()); i++) {
            if (i == chips.size()) {
                chips.add(new Chip());
                getChildren().add(chips.get(i));
            }
            Chip chip = chips.get(i);
            NodeVisibility.show(chip, i < entry.reactions().size());
            if (i < entry.reactions().size()) {
                Reaction reaction = entry.reactions().get(i);
                chip.show(reaction, () -> react.accept(entry, reaction.emoji()));
                spoken.append(". ").append(spoken(reaction));
            }
        }
        return spoken.toString();
    }

    private static String spoken(Reaction reaction) {
        return Texts.of("log.mark.by", reaction.emoji(), NameListText.of(reaction.names()));
    }

    private static final class Chip extends Button {
        private final Tooltip names = new Tooltip();
        private String emoji = "";

        private Chip() {
            getStyleClass().add("mark");
            setFocusTraversable(false);
            setTooltip(names);
        }

        private void show(Reaction reaction, Runnable pressed) {
            if (!reaction.emoji().equals(emoji)) {
                emoji = reaction.emoji();
                setGraphic(EmojiView.of(emoji));
                applyCss();
            }
            setText(String.valueOf(reaction.names().size()));
            pseudoClassStateChanged(MINE, reaction.mine());
            names.setText(NameListText.of(reaction.names()));
            setAccessibleText(spoken(reaction));
            setAccessibleHelp(Texts.of(reaction.mine() ? "log.mark.remove" : "log.mark.too"));
            setOnAction(_ -> pressed.run());
        }
    }
}
