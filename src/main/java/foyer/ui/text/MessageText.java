package foyer.ui.text;

import foyer.state.WebLink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What somebody wrote, with its Markdown drawn. Made once and filled for each message. UI thread.
public final class MessageText extends VBox {
    private final PassageFlow plain = new PassageFlow();

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
        List<Passage> passages = Markdown.read(markdown);
        Passage first = passages.getFirst();
        if (passages.size() == 1 && first.isPlainParagraph()) {
            plain.show(first.runs(), follow);
            plain.setNodeOrientation(first.way());
            onlyPlain();
            return;
        }
        var boxes = new ArrayList<Node>();
        passages.forEach(passage -> boxes.add(new PassageBox(passage, new PassageFlow(), follow)));
        getChildren().setAll(boxes);
    }

    /// Shows nothing.
    public void clear() {
        plain.getChildren().clear();
        onlyPlain();
    }

    private void onlyPlain() {
        if (getChildren().size() != 1 || getChildren().getFirst() != plain) {
            getChildren().setAll(plain);
        }
    }
}
