package foyer.ui.text;

import foyer.state.WebLink;
import foyer.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What somebody wrote, with its Markdown drawn. Made once and filled for each message. UI thread.
public final class MessageText extends VBox {
    private final PassageFlow plain = new PassageFlow();
    private final Reused<PassageBox> boxes = new Reused<>(PassageBox::new);
    private final List<PassageFlow> flows = new ArrayList<>();
    private List<Passage> passages = List.of();

    public MessageText() {
        getStyleClass().add("message-text");
        setMinWidth(0);
        getChildren().add(plain);
    }

    /// Shows a message.
    ///
    /// @param markdown as it was typed
    /// @param follow told of the link that is clicked
    public void show(String markdown, Consumer<WebLink> follow) {
        show(markdown, Meant.NOBODY, follow);
    }

    /// The same, with those in colour who are meant by an `@`.
    public void show(String markdown, Meant meant, Consumer<WebLink> follow) {
        passages = Markdown.read(markdown);
        if (!meant.isNobody()) {
            passages = passages.stream().map(passage -> passage.meaning(meant)).toList();
        }
        flows.clear();
        boxes.release();
        Passage first = passages.getFirst();
        boolean isPlain = passages.size() == 1 && first.isPlainParagraph();
        Parts.show(plain, isPlain);
        var children = new ArrayList<Node>();
        children.add(plain);
        if (isPlain) {
            plain.show(first.runs(), follow);
            plain.setNodeOrientation(first.way());
            flows.add(plain);
        } else {
            for (Passage passage : passages) {
                PassageBox box = boxes.take();
                flows.add(box.show(passage, follow));
                children.add(box);
            }
        }
        children.addAll(boxes.rest());
        Reused.arrange(getChildren(), children);
    }

    /// Shows nothing.
    public void clear() {
        flows.clear();
        passages = List.of();
        getChildren().forEach(part -> Parts.show(part, false));
    }

    /// How many letters stand before a point of the scene, or before the one nearest.
    ///
    /// @param letter whether the letter at the point is meant, not the nearest place between two
    int offsetAt(double sceneX, double sceneY, boolean letter) {
        int start = 0;
        for (int i = 0; i < flows.size(); i++) {
            PassageFlow flow = flows.get(i);
            boolean last = i == flows.size() - 1;
            double below = last ? Double.POSITIVE_INFINITY : top(flows.get(i + 1));
            if (sceneY < below) {
                return start + flow.offsetAt(flow.sceneToLocal(sceneX, sceneY), letter);
            }
            start += passages.get(i).text().length() + 1;
        }
        return 0;
    }

    private static double top(PassageFlow flow) {
        return flow.localToScene(flow.getBoundsInLocal()).getMinY();
    }

    /// Draws letters as selected, from one to before another; none if these are the same.
    void highlight(int from, int to) {
        int start = 0;
        for (int i = 0; i < flows.size(); i++) {
            int length = passages.get(i).text().length();
            int first = Math.clamp((long) from - start, 0, length);
            int last = Math.clamp((long) to - start, first, length);
            flows.get(i).highlight(first, last);
            start += length + 1;
        }
    }
}
