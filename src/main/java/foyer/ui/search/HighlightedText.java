package foyer.ui.search;

import foyer.search.SearchTerms.Place;
import foyer.ui.BidiTextFlow;
import foyer.ui.emoji.EmojiTable;
import foyer.ui.emoji.EmojiTable.Match;
import foyer.ui.emoji.EmojiView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;

/// A text with highlighted places and emoji pictures. UI thread.
final class HighlightedText extends BidiTextFlow {

    /// @param places in text order
    void show(String text, List<Place> places) {
        var nodes = new ArrayList<Node>();
        int start = 0;
        for (Place place : places) {
            add(nodes, text.substring(start, place.start()), false);
            add(nodes, text.substring(place.start(), place.end()), true);
            start = place.end();
        }
        add(nodes, text.substring(start), false);
        getChildren().setAll(nodes);
    }

    private static void add(List<Node> nodes, String text, boolean isHighlighted) {
        int start = 0;
        for (Match match : EmojiTable.matchesIn(text)) {
            addText(nodes, text.substring(start, match.start()), isHighlighted);
            nodes.add(new EmojiView(match.emoji()));
            start = match.end();
        }
        addText(nodes, text.substring(start), isHighlighted);
    }

    private static void addText(List<Node> nodes, String text, boolean isHighlighted) {
        for (String piece : pieces(text)) {
            var node = new Text(piece);
            if (isHighlighted) {
                node.getStyleClass().add("marked");
            }
            nodes.add(node);
        }
    }
}
