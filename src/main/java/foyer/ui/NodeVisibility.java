package foyer.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Hides nodes so that they take no space in the layout. UI thread.
public final class NodeVisibility {
    private NodeVisibility() {}

    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Shows the node while the condition holds; null counts as false.
    public static void bind(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        collapseWhenHidden(node);
    }

    /// Shows the node while the text is not empty.
    public static void bindToText(Node node, ObservableStringValue text) {
        bind(node, Bindings.isNotEmpty(text));
    }

    /// Takes the node out of the layout while it is not visible, however it is hidden.
    public static void collapseWhenHidden(Node node) {
        node.managedProperty().bind(node.visibleProperty());
    }
}
