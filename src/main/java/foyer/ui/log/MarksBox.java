package foyer.ui.log;

import foyer.state.LogRow.Entry;
import foyer.state.Mark;
import foyer.ui.emoji.EmojiView;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// What a message is marked with; a click puts one's own mark there, or takes it away. UI thread.
final class MarksBox extends FlowPane {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");

    private final BiConsumer<Entry, String> react;

    MarksBox(BiConsumer<Entry, String> react) {
        this.react = react;
        getStyleClass().add("marks");
        setMinWidth(0);
    }

    /// Fills it; answers with the marks in words, empty if there are none.
    String show(Entry entry) {
        if (entry.marks().isEmpty()) {
            return "";
        }
        var spoken = new StringBuilder();
        for (Mark mark : entry.marks()) {
            getChildren().add(chip(entry, mark));
            spoken.append(". ").append(spoken(mark));
        }
        MessageCell.show(this);
        return spoken.toString();
    }

    private Button chip(Entry entry, Mark mark) {
        var chip = new Button(String.valueOf(mark.names().size()), EmojiView.of(mark.emoji()));
        chip.getStyleClass().add("mark");
        chip.pseudoClassStateChanged(MINE, mark.mine());
        chip.setFocusTraversable(false);
        chip.setTooltip(new Tooltip(NameList.of(mark.names())));
        chip.setAccessibleText(spoken(mark));
        chip.setAccessibleHelp(mark.mine() ? "Takes your mark away" : "Marks it so, too");
        chip.setOnAction(_ -> react.accept(entry, mark.emoji()));
        return chip;
    }

    private static String spoken(Mark mark) {
        return mark.emoji() + " by " + NameList.of(mark.names());
    }

    void clear() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }
}
