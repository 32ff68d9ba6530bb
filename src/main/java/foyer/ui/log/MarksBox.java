package foyer.ui.log;

import foyer.language.Texts;
import foyer.state.LogRow.Entry;
import foyer.state.Mark;
import foyer.ui.Parts;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What a message is marked with; a click puts one's own mark there, or takes it away. UI thread.
final class MarksBox extends FlowPane {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final BiConsumer<Entry, String> react;
    private final List<Chip> chips = new ArrayList<>();

    MarksBox(BiConsumer<Entry, String> react) {
        this.react = react;
        getStyleClass().add("marks");
        setMinWidth(0);
    }

    /// Fills it; answers with the marks in words.
    String show(Entry entry) {
        var spoken = new StringBuilder();
        for (int i = 0; i < Math.max(chips.size(), entry.marks().size()); i++) {
            if (i == chips.size()) {
                chips.add(new Chip());
                getChildren().add(chips.get(i));
            }
            Chip chip = chips.get(i);
            Parts.show(chip, i < entry.marks().size());
            if (i < entry.marks().size()) {
                Mark mark = entry.marks().get(i);
                chip.show(mark, () -> react.accept(entry, mark.emoji()));
                spoken.append(". ").append(spoken(mark));
            }
        }
        return spoken.toString();
    }

    private static String spoken(Mark mark) {
        return Texts.of("log.mark.by", mark.emoji(), NameList.of(mark.names()));
    }

    private static final class Chip extends Button {
        private final Tooltip names = new Tooltip();
        private String emoji = "";

        private Chip() {
            getStyleClass().add("mark");
            setFocusTraversable(false);
            setTooltip(names);
        }

        private void show(Mark mark, Runnable pressed) {
            if (!mark.emoji().equals(emoji)) {
                emoji = mark.emoji();
                setGraphic(EmojiView.of(emoji));
                applyCss();
            }
            setText(String.valueOf(mark.names().size()));
            pseudoClassStateChanged(MINE, mark.mine());
            names.setText(NameList.of(mark.names()));
            setAccessibleText(spoken(mark));
            setAccessibleHelp(Texts.of(mark.mine() ? "log.mark.remove" : "log.mark.too"));
            setOnAction(_ -> pressed.run());
        }
    }
}
