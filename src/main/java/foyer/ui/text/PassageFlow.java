package foyer.ui.text;

import foyer.state.WebLink;
import foyer.ui.WordFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Found;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

/// The letters and emoji of a passage. UI thread.
final class PassageFlow extends WordFlow {
    private static final PseudoClass ONLY_EMOJI = PseudoClass.getPseudoClass("only-emoji");

    /// More emoji than that are as large as letters.
    private static final int LARGE_MAX = 12;

    private final List<Node> parts = new ArrayList<>();
    private Consumer<WebLink> follow = _ -> {};
    private boolean letters;

    /// @param then told of the link that is clicked
    void show(List<Run> runs, Consumer<WebLink> then) {
        follow = then;
        parts.clear();
        letters = false;
        runs.forEach(this::add);
        pseudoClassStateChanged(ONLY_EMOJI, !letters && parts.size() <= LARGE_MAX);
        getChildren().setAll(parts);
    }

    private void add(Run run) {
        String text = run.text();
        int done = 0;
        for (Found found : EmojiTable.get().in(text)) {
            add(text.substring(done, found.start()), run.look());
            parts.add(new EmojiView(found.emoji()));
            done = found.end();
        }
        add(text.substring(done), run.look());
    }

    private void add(String text, Run.Look look) {
        if (!text.isEmpty()) {
            letters |= !text.isBlank();
            pieces(text).forEach(piece -> parts.add(letters(piece, look)));
        }
    }

    private Text letters(String piece, Run.Look look) {
        var node = new Text(piece);
        if (look.equals(Run.Look.PLAIN)) {
            return node;
        }
        List<String> classes = node.getStyleClass();
        if (look.strong()) {
            classes.add("strong");
        }
        if (look.emphasis()) {
            classes.add("emphasis");
        }
        if (look.code()) {
            classes.add("code");
        }
        node.setStrikethrough(look.struck());
        WebLink link = look.link();
        if (link != null) {
            classes.add("web-link");
            node.setOnMouseClicked(
                    click -> {
                        if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                            follow.accept(link);
                        }
                    });
        }
        return node;
    }
}
