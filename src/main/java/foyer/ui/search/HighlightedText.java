package foyer.ui.search;

import foyer.model.SearchTerms.Place;
import foyer.ui.BidiTextFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Found;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;

/// A text in which some places are marked; emoji are pictures. UI thread.
final class HighlightedText extends BidiTextFlow {

    /// Fills it.
    ///
    /// @param places in the order of the text
    void show(String text, List<Place> places) {
        var nodes = new ArrayList<Node>();
        int done = 0;
        for (Place place : places) {
            add(nodes, text.substring(done, place.start()), false);
            add(nodes, text.substring(place.start(), place.end()), true);
            done = place.end();
        }
        add(nodes, text.substring(done), false);
        getChildren().setAll(nodes);
    }

    private static void add(List<Node> nodes, String text, boolean marked) {
        int done = 0;
        for (Found found : EmojiTable.foundIn(text)) {
            letters(nodes, text.substring(done, found.start()), marked);
            nodes.add(new EmojiView(found.emoji()));
            done = found.end();
        }
        letters(nodes, text.substring(done), marked);
    }

    private static void letters(List<Node> nodes, String text, boolean marked) {
        for (String piece : pieces(text)) {
            var node = new Text(piece);
            if (marked) {
                node.getStyleClass().add("marked");
            }
            nodes.add(node);
        }
    }
}
