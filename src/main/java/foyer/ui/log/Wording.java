package foyer.ui.log;

import foyer.state.WebLink;
import foyer.ui.Direction;
import foyer.ui.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.VBox;

/// What somebody wrote, each line in the direction of its own first letter (rules P2 and P3 of
/// Unicode Standard Annex 9), so that no line turns another, or what stands around. UI thread.
final class Wording extends VBox {
    /// Who changes direction more often wants to make windows slow; the rest goes on in one.
    static final int STRETCHES_MAX = 50;

    private static final Pattern LINE_END = Pattern.compile("\\R");

    /// Lines that follow one another and run the same way.
    record Stretch(String text, NodeOrientation way) {}

    Wording() {
        getStyleClass().add("wording");
        setMinWidth(0);
        getChildren().add(flow());
    }

    private static WrappedText flow() {
        var flow = new WrappedText();
        flow.getStyleClass().add("words");
        return flow;
    }

    /// @param follow told of the link that is clicked
    void show(String text, Consumer<WebLink> follow) {
        List<Stretch> stretches = stretches(text);
        while (getChildren().size() < stretches.size()) {
            getChildren().add(flow());
        }
        getChildren().remove(stretches.size(), getChildren().size());
        for (int i = 0; i < stretches.size(); i++) {
            String words = stretches.get(i).text();
            var flow = (WrappedText) getChildren().get(i);
            flow.setText(words, WebLink.in(words), follow);
            flow.setNodeOrientation(stretches.get(i).way());
        }
    }

    void clear() {
        show("", _ -> {});
    }

    static List<Stretch> stretches(String text) {
        if (!WrappedText.runsBothWays(text)) {
            return List.of(new Stretch(text, NodeOrientation.LEFT_TO_RIGHT));
        }
        var stretches = new ArrayList<Stretch>();
        for (String line : LINE_END.split(text, -1)) {
            NodeOrientation way = Direction.of(line);
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && (last.way() == way || stretches.size() == STRETCHES_MAX)) {
                stretches.set(
                        stretches.size() - 1, new Stretch(last.text() + "\n" + line, last.way()));
            } else {
                stretches.add(new Stretch(line, way));
            }
        }
        return stretches;
    }
}
