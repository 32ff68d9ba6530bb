package foyer.ui.search;

import foyer.state.SoughtWords.Place;
import foyer.ui.WordFlow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;

/// A text in which some places are marked. UI thread.
final class MarkedText extends WordFlow {

    /// Fills it.
    ///
    /// @param places in the order of the text
    void show(String words, List<Place> places) {
        var nodes = new ArrayList<Text>();
        int done = 0;
        for (Place place : places) {
            add(nodes, words.substring(done, place.start()), false);
            add(nodes, words.substring(place.start(), place.end()), true);
            done = place.end();
        }
        add(nodes, words.substring(done), false);
        getChildren().setAll(nodes);
    }

    private static void add(List<Text> nodes, String words, boolean marked) {
        for (String piece : pieces(words)) {
            var node = new Text(piece);
            if (marked) {
                node.getStyleClass().add("marked");
            }
            nodes.add(node);
        }
    }
}
