package foyer.ui;

import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// Finds what a user could not read in a window: cut texts, texts beyond the window's sides, and
/// neighbours in a row or column that overlap. Independent of fonts and colours. UI thread.
public final class LayoutFaults {
    /// User input ends in an ellipsis, and a tooltip has the rest.
    private static final Set<String> MAY_BE_CUT =
            Set.of(
                    "room-name",
                    "room-topic",
                    "room-title",
                    "topic",
                    "author",
                    "member-name",
                    "member-status",
                    "nearby-name",
                    "found-author",
                    "found-room",
                    "target-name",
                    "server-line-name",
                    "code",
                    "file-name");

    private final Set<String> mayBeCut = new HashSet<>(MAY_BE_CUT);
    private final List<String> faults = new ArrayList<>();

    private LayoutFaults(String... mayBeCut) {
        this.mayBeCut.addAll(List.of(mayBeCut));
    }

    /// The faults of a stage's window; empty if there are none.
    ///
    /// @param mayBeCut style classes of more labels that hold user input
    public static List<String> of(UiStage stage, String... mayBeCut) {
        stage.settle();
        var layoutFaults = new LayoutFaults(mayBeCut);
        stage.fx(
                () -> {
                    Node root = stage.find(".root");
                    layoutFaults.visit(root, root.localToScene(root.getLayoutBounds()));
                });
        return layoutFaults.faults;
    }

    private void visit(Node node, Bounds visible) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label) {
            check(label, visible);
        } else if (node instanceof TextInputControl field) {
            check(field);
        }
        if (node instanceof HBox || node instanceof VBox) {
            checkOverlaps((Parent) node);
        }
        if (node instanceof ScrollPane pane && pane.getContent() != null) {
            visit(pane.getContent(), pane.localToScene(pane.getLayoutBounds()));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, visible));
        }
    }

    private void check(Labeled label, Bounds visible) {
        if (label.getText() == null
                || label.getText().isEmpty()
                || label.getStyleClass().stream().anyMatch(mayBeCut::contains)
                || !(label.lookup(".text") instanceof Text drawn)) {
            return;
        }
        Bounds bounds = label.localToScene(label.getLayoutBounds());
        if (!drawn.getText().equals(withoutMnemonic(label))
                || bounds.getMaxX() > visible.getMaxX() + 1
                || bounds.getMinX() < visible.getMinX() - 1) {
            faults.add(label.getStyleClass() + " " + label.getText() + " -> " + drawn.getText());
        }
    }

    private static String withoutMnemonic(Labeled label) {
        return label.isMnemonicParsing() ? label.getText().replaceFirst("_", "") : label.getText();
    }

    private void check(TextInputControl field) {
        if (field.getPromptText() == null) {
            return;
        }
        // the marks of the pseudo language are not part of the text's length
        var prompt = new Text(field.getPromptText().replaceAll("[«»]", ""));
        prompt.setFont(field.getFont());
        double needed = prompt.getLayoutBounds().getWidth();
        double width = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        if (!field.getPromptText().isEmpty() && needed > width) {
            faults.add(
                    "%s %s: %.0f of %.0f px"
                            .formatted(field.getId(), field.getPromptText(), width, needed));
        }
    }

    /// The space that the parent gave a node, without shadows and overflowing children.
    private static Bounds layoutSpace(Node child) {
        return child.localToParent(child.getLayoutBounds());
    }

    private void checkOverlaps(Parent box) {
        List<Node> children =
                box.getChildrenUnmodifiable().stream()
                        .filter(child -> child.isVisible() && child.isManaged())
                        .toList();
        for (int i = 1; i < children.size(); i++) {
            Bounds first = layoutSpace(children.get(i - 1));
            Bounds second = layoutSpace(children.get(i));
            double overlapX =
                    Math.min(first.getMaxX(), second.getMaxX())
                            - Math.max(first.getMinX(), second.getMinX());
            double overlapY =
                    Math.min(first.getMaxY(), second.getMaxY())
                            - Math.max(first.getMinY(), second.getMinY());
            if (overlapX > 1 && overlapY > 1) {
                faults.add(children.get(i - 1) + " overlaps " + children.get(i));
            }
        }
    }
}
