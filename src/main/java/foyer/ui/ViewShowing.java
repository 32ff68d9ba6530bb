package foyer.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Whether a view is in a window that is open: what a view hears of models that outlive it, it
/// hears `when` this holds, and so is not kept for ever. What is inside a scroll pane is in no
/// window before that is first drawn, so ask of the very node that is to have the focus. UI thread.
public final class ViewShowing {
    private ViewShowing() {}

    public static ObservableValue<Boolean> of(Node view) {
        return view.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }
}
