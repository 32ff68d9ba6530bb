package foyer.ui.search;

import foyer.state.SoughtWords.Place;
import foyer.ui.WordFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Found;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;

/// A text in which some places are marked; emoji are pictures. UI thread.
final class MarkedText extends WordFlow {

    /// Fills it.
    ///
    /// @param places in the order of the text
    void show(String words, List<Place> places) {
        var nodes = new ArrayList<Node>();
        int done = 0;
        for (Place place : places) {
            add(nodes, words.substring(done, place.start()), false);
            add(nodes, words.substring(place.start(), place.end()), true);
            done = place.end();
        }
        add(nodes, words.substring(done), false);
        getChildren().setAll(nodes);
    }

    private static void add(List<Node> nodes, String words, boolean marked) {
        int done = 0;
        for (Found found : EmojiTable.foundIn(words)) {
            letters(nodes, words.substring(done, found.start()), marked);
            nodes.add(new EmojiView(found.emoji()));
            done = found.end();
        }
        letters(nodes, words.substring(done), marked);
    }

    private static void letters(List<Node> nodes, String words, boolean marked) {
        for (String piece : pieces(words)) {
            var node = new Text(piece);
            if (marked) {
                node.getStyleClass().add("marked");
            }
            nodes.add(node);
        }
    }
}
