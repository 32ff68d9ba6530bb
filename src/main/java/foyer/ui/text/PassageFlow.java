package foyer.ui.text;

import foyer.state.WebLink;
import foyer.ui.WordFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

/// The letters of a passage. UI thread.
final class PassageFlow extends WordFlow {

    /// @param follow told of the link that is clicked
    void show(List<Run> runs, Consumer<WebLink> follow) {
        var nodes = new ArrayList<Node>();
        for (Run run : runs) {
            for (String piece : pieces(run.text())) {
                nodes.add(letters(piece, run.look(), follow));
            }
        }
        getChildren().setAll(nodes);
    }

    private static Text letters(String piece, Run.Look look, Consumer<WebLink> follow) {
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
