package foyer.ui.text;

import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// Nodes of one look, used again for the next message: a new one would have to look for its style
/// first, which takes longer than all else that is done to show it. UI thread.
final class NodePool<N extends Node> {
    /// More than that are made for messages that are out of the common.
    private static final int KEPT = 24;

    private final Supplier<N> make;
    private final List<N> made = new ArrayList<>();
    private int used;

    NodePool(Supplier<N> make) {
        this.make = make;
    }

    /// One that is not in use since the last [#release]; it is seen from now on.
    N acquire() {
        if (used == made.size()) {
            made.add(make.get());
        }
        N node = made.get(used++);
        NodeVisibility.show(node, true);
        return node;
    }

    /// All may be taken again.
    void release() {
        used = 0;
    }

    /// Hides those that nobody took.
    ///
    /// @return them, so that they can stay where their style is known
    List<N> hideUnused() {
        if (made.size() > KEPT) {
            made.subList(Math.max(used, KEPT), made.size()).clear();
        }
        List<N> rest = made.subList(used, made.size());
        rest.forEach(node -> NodeVisibility.show(node, false));
        return rest;
    }

    /// Gives a parent its children, unless it has them; the new ones can be measured at once.
    static void arrange(ObservableList<Node> children, List<Node> wanted) {
        if (!children.equals(wanted)) {
            var old = Set.copyOf(children);
            children.setAll(wanted);
            wanted.stream().filter(node -> !old.contains(node)).forEach(Node::applyCss);
        }
    }
}
