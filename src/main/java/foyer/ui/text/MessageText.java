package foyer.ui.text;

import foyer.markup.WebLink;
import foyer.protocol.Names;
import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// Draws a message with its markup. Reused for other messages. UI thread.
public final class MessageText extends VBox {
    /// A message of more lines is a very long one.
    static final int LONG_LINES = 60;

    /// So many lines of a very long message are shown.
    static final int START_LINES = 40;

    private final TextBlockFlow plain = new TextBlockFlow();
    private final NodePool<TextBlockBox> boxPool = new NodePool<>(TextBlockBox::new);
    private final List<TextBlockFlow> flows = new ArrayList<>();
    private List<TextBlock> blocks = List.of();

    public MessageText() {
        getStyleClass().add("message-text");
        setMinWidth(0);
        getChildren().add(plain);
    }

    /// Shows a message without mentions.
    ///
    /// @param onLink receives a clicked link
    public void show(String markdown, Consumer<WebLink> onLink) {
        show(markdown, MentionTargets.NOBODY, onLink);
    }

    /// Shows a whole message and colours the mentions in it.
    public void show(String markdown, MentionTargets mentionTargets, Consumer<WebLink> onLink) {
        show(TextBlocks.read(markdown), mentionTargets, onLink);
        clipMarks(markdown);
    }

    /// Shows a message, of a very long one the first lines.
    ///
    /// @return the number of all its lines if some are not shown, else 0
    public int showStart(String markdown, MentionTargets mentionTargets, Consumer<WebLink> onLink) {
        List<TextBlock> all = TextBlocks.read(markdown);
        int lines = TextBlocks.lines(all);
        boolean isLong = lines > LONG_LINES;
        show(isLong ? TextBlocks.firstLines(all, START_LINES) : all, mentionTargets, onLink);
        clipMarks(markdown);
        return isLong ? lines : 0;
    }

    /// Keeps piles of marks from covering other rows.
    private void clipMarks(String text) {
        if (!Names.hasPiledMarks(text)) {
            setClip(null);
        } else if (getClip() == null) {
            var clip = new Rectangle();
            clip.widthProperty().bind(widthProperty());
            clip.heightProperty().bind(heightProperty());
            setClip(clip);
        }
    }

    private void show(
            List<TextBlock> read, MentionTargets mentionTargets, Consumer<WebLink> onLink) {
        blocks = read;
        if (!mentionTargets.isNobody()) {
            blocks = blocks.stream().map(block -> block.withMentions(mentionTargets)).toList();
        }
        flows.clear();
        boxPool.release();
        TextBlock first = blocks.getFirst();
        boolean isPlain = blocks.size() == 1 && first.isPlainParagraph();
        NodeVisibility.show(plain, isPlain);
        var children = new ArrayList<Node>();
        children.add(plain);
        if (isPlain) {
            plain.show(first.runs(), onLink);
            plain.setNodeOrientation(first.direction());
            flows.add(plain);
        } else {
            for (TextBlock block : blocks) {
                TextBlockBox box = boxPool.acquire();
                flows.add(box.show(block, onLink));
                children.add(box);
            }
        }
        children.addAll(boxPool.hideUnused());
        NodePool.arrange(getChildren(), children);
    }

    /// Hides the text and releases the message.
    public void clear() {
        flows.clear();
        blocks = List.of();
        getChildren().forEach(child -> NodeVisibility.show(child, false));
    }

    /// The text offset nearest to a point of the scene.
    ///
    /// @param ofCharacter true for the offset of the character at the point, false for the nearest
    ///   gap between characters
    int offsetAt(double sceneX, double sceneY, boolean ofCharacter) {
        int start = 0;
        for (int i = 0; i < flows.size(); i++) {
            TextBlockFlow flow = flows.get(i);
            boolean isLast = i == flows.size() - 1;
            double nextTop = isLast ? Double.POSITIVE_INFINITY : top(flows.get(i + 1));
            if (sceneY < nextTop) {
                return start + flow.offsetAt(flow.sceneToLocal(sceneX, sceneY), ofCharacter);
            }
            start += blocks.get(i).text().length() + 1;
        }
        return 0;
    }

    private static double top(TextBlockFlow flow) {
        return flow.localToScene(flow.getBoundsInLocal()).getMinY();
    }

    /// Draws a range of characters as selected; none if both ends are equal.
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
