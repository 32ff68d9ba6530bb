package foyer.ui.text;

import foyer.model.WebLink;
import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What somebody wrote, with its Markdown drawn. Made once and filled for each message. UI thread.
public final class MessageText extends VBox {
    private final TextBlockFlow plain = new TextBlockFlow();
    private final NodePool<TextBlockBox> boxes = new NodePool<>(TextBlockBox::new);
    private final List<TextBlockFlow> flows = new ArrayList<>();
    private List<TextBlock> blocks = List.of();

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
        show(markdown, MentionTargets.NOBODY, follow);
    }

    /// The same, with those in colour who are meant by an `@`.
    public void show(String markdown, MentionTargets mentionTargets, Consumer<WebLink> follow) {
        blocks = Markdown.read(markdown);
        if (!mentionTargets.isNobody()) {
            blocks = blocks.stream().map(block -> block.meaning(mentionTargets)).toList();
        }
        flows.clear();
        boxes.release();
        TextBlock first = blocks.getFirst();
        boolean isPlain = blocks.size() == 1 && first.isPlainParagraph();
        NodeVisibility.show(plain, isPlain);
        var children = new ArrayList<Node>();
        children.add(plain);
        if (isPlain) {
            plain.show(first.runs(), follow);
            plain.setNodeOrientation(first.way());
            flows.add(plain);
        } else {
            for (TextBlock block : blocks) {
                TextBlockBox box = boxes.acquire();
                flows.add(box.show(block, follow));
                children.add(box);
            }
        }
        children.addAll(boxes.hideUnused());
        NodePool.arrange(getChildren(), children);
    }

    /// Shows nothing.
    public void clear() {
        flows.clear();
        blocks = List.of();
        getChildren().forEach(part -> NodeVisibility.show(part, false));
    }

    /// How many letters stand before a point of the scene, or before the one nearest.
    ///
    /// @param letter whether the letter at the point is meant, not the nearest place between two
    int offsetAt(double sceneX, double sceneY, boolean letter) {
        int start = 0;
        for (int i = 0; i < flows.size(); i++) {
            TextBlockFlow flow = flows.get(i);
            boolean last = i == flows.size() - 1;
            double below = last ? Double.POSITIVE_INFINITY : top(flows.get(i + 1));
            if (sceneY < below) {
                return start + flow.offsetAt(flow.sceneToLocal(sceneX, sceneY), letter);
            }
            start += blocks.get(i).text().length() + 1;
        }
        return 0;
    }

    private static double top(TextBlockFlow flow) {
        return flow.localToScene(flow.getBoundsInLocal()).getMinY();
    }

    /// Draws letters as selected, from one to before another; none if these are the same.
    void highlight(int from, int to) {
        int start = 0;
        for (int i = 0; i < flows.size(); i++) {
            int length = blocks.get(i).text().length();
            int first = Math.clamp((long) from - start, 0, length);
            int last = Math.clamp((long) to - start, first, length);
            flows.get(i).highlight(first, last);
            start += length + 1;
        }
    }
}
