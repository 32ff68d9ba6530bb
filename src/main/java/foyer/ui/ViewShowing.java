package foyer.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Whether a view is in an open window. Scope a view's subscriptions to longer-lived models with
/// `when(ViewShowing.of(view))`, or the view leaks. The content of a scroll pane enters a window
/// only when the pane is first drawn, so pass the node that is to get the focus. UI thread.
public final class ViewShowing {
    private ViewShowing() {}

    public static ObservableValue<Boolean> of(Node view) {
        return view.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }
}
