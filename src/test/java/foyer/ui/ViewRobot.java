package foyer.ui;

import foyer.testing.UiStage;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/// Shows one view in a window and finds its parts by id. The test's thread.
public final class ViewRobot {
    private final UiStage stage;

    private ViewRobot(UiStage stage) {
        this.stage = stage;
    }

    public static <C> ViewRobot open(
            Class<C> controller, Supplier<C> maker, double width, double height) {
        return open(controller, Map.of(controller, maker), width, height);
    }

    /// Opens a view that includes others.
    public static ViewRobot open(
            Class<?> controller, Map<Class<?>, Supplier<?>> makers, double width, double height) {
        var viewLoader = new ViewLoader(makers);
        return new ViewRobot(new UiStage(width, height, () -> viewLoader.load(controller)));
    }

    public UiStage stage() {
        return stage;
    }

    /// Replaces the text of a field.
    public void enter(String selector, String text) {
        stage.click(selector);
        stage.press(KeyCode.CONTROL, KeyCode.A);
        stage.press(KeyCode.DELETE);
        stage.type(text);
    }

    /// The text of a label or field; empty if it is not visible.
    public String text(String selector) {
        if (!stage.sees(selector)) {
            return "";
        }
        Node node = stage.find(selector);
        return stage.on(
                () ->
                        switch (node) {
                            case Labeled label -> label.getText();
                            case TextInputControl field -> field.getText();
                            default -> throw new AssertionError(node + " has no text");
                        });
    }

    public boolean isDisabled(String selector) {
        Node node = stage.find(selector);
        return stage.on(node::isDisabled);
    }

    /// The id of the focused node.
    public String focused() {
        return String.valueOf(stage.focused().getId());
    }
}
