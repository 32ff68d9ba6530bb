package foyer.ui.text;

import foyer.ui.NodeVisibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// Reuses nodes with the same style, because resolving the style of a new node takes longer than
/// everything else needed to show a message. UI thread.
final class NodePool<N extends Node> {
    /// The number of nodes kept; an unusually long message needs more for a while.
    private static final int MAX_KEPT = 24;

    private final Supplier<N> factory;
    private final List<N> nodes = new ArrayList<>();
    private int used;

    NodePool(Supplier<N> factory) {
        this.factory = factory;
    }

    /// A visible node that is unused since the last [#release].
    N acquire() {
        if (used == nodes.size()) {
            nodes.add(factory.get());
        }
        N node = nodes.get(used++);
        NodeVisibility.show(node, true);
        return node;
    }

    /// Makes all nodes available again.
    void release() {
        used = 0;
    }

    /// Hides the unused nodes.
    ///
    /// @return these nodes; they stay in the scene, so that their style stays resolved
    List<N> hideUnused() {
        if (nodes.size() > MAX_KEPT) {
            nodes.subList(Math.max(used, MAX_KEPT), nodes.size()).clear();
        }
        List<N> unused = nodes.subList(used, nodes.size());
        unused.forEach(node -> NodeVisibility.show(node, false));
        return unused;
    }

    /// Sets the children if they differ and resolves the style of new ones, so that they can be
    /// measured.
    static void arrange(ObservableList<Node> children, List<Node> newChildren) {
        if (!children.equals(newChildren)) {
            var oldChildren = Set.copyOf(children);
            children.setAll(newChildren);
            newChildren.stream()
                    .filter(node -> !oldChildren.contains(node))
                    .forEach(Node::applyCss);
        }
    }
}
