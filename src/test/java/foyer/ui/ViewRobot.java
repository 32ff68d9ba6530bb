package foyer.ui;

import foyer.testing.UiStage;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

/// One view in a window, and what a test asks of it by the ids of its parts. The test's thread.
public final class ViewRobot {
    private final UiStage stage;

    private ViewRobot(UiStage stage) {
        this.stage = stage;
    }

    public static <C> ViewRobot open(
            Class<C> controller, Supplier<C> maker, double width, double height) {
        return open(controller, Map.of(controller, maker), width, height);
    }

    /// A view that includes others.
    public static ViewRobot open(
            Class<?> controller, Map<Class<?>, Supplier<?>> makers, double width, double height) {
        var viewLoader = new ViewLoader(makers);
        return new ViewRobot(new UiStage(width, height, () -> viewLoader.load(controller)));
    }

    public UiStage stage() {
        return stage;
    }

    /// Puts the cursor into a field and replaces what is in it.
    public void enter(String selector, String text) {
        stage.click(selector);
        stage.press(KeyCode.CONTROL, KeyCode.A);
        stage.press(KeyCode.DELETE);
        stage.type(text);
    }

    /// What a label or field says; empty for one that is not to be seen.
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

    /// The id of what has the focus.
    public String focused() {
        return String.valueOf(stage.focused().getId());
    }
}
