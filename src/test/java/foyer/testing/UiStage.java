package foyer.testing;

import foyer.ui.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window with one view, used by a robot as a user would. An exception on the UI thread fails the
/// step that caused it.
public final class UiStage implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 30;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final boolean alone;

    /// @param view creates the view on the UI thread
    public UiStage(double width, double height, Supplier<Parent> view) {
        alone = true;
        try {
            stage = FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit does not start", e);
        }
        fx(
                () -> {
                    Platform.setImplicitExit(false);
                    Theme.apply(ColorScheme.LIGHT);
                    var scene = new Scene(view.get(), width, height);
                    Theme.addStyles(scene);
                    stage.setX(0);
                    stage.setY(0);
                    stage.setScene(scene);
                    stage.sizeToScene();
                    stage.show();
                });
        settle();
    }

    /// A window shown by other code, with this size and vertical position.
    public UiStage(double y, double width, double height, Consumer<Stage> show) {
        alone = false;
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit does not start", e);
        }
        stage = on(Stage::new);
        fx(
                () -> {
                    Platform.setImplicitExit(false);
                    show.accept(stage);
                    stage.setX(0);
                    stage.setY(y);
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    /// Brings the window to the front, as a click on its title would.
    public void turnTo() {
        fx(
                () -> {
                    stage.toFront();
                    stage.requestFocus();
                });
    }

    /// Runs a task on the UI thread and waits until it is drawn.
    public void fx(Runnable task) {
        on(
                () -> {
                    task.run();
                    return true;
                });
        settle();
    }

    /// Calls a task on the UI thread.
    public <T> T on(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TIMEOUT_SECONDS * 1000L, task);
    }

    /// Waits until all changes are drawn. Does nothing on the UI thread.
    public void settle() {
        if (Platform.isFxApplicationThread()) {
            return;
        }
        pulse();
        pulse();
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    private void pulse() {
        var laidOut = new java.util.concurrent.CountDownLatch(1);
        Runnable listener = laidOut::countDown;
        on(
                () -> {
                    if (stage.getScene() == null) {
                        laidOut.countDown();
                    } else {
                        stage.getScene().addPostLayoutPulseListener(listener);
                        Platform.requestNextPulse();
                    }
                    return true;
                });
        try {
            if (!laidOut.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no frame is drawn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        on(
                () -> {
                    if (stage.getScene() != null) {
                        stage.getScene().removePostLayoutPulseListener(listener);
                    }
                    return true;
                });
    }

    /// Waits until the condition holds; otherwise fails with the claim.
    public void until(String claim, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(
                    TIMEOUT_SECONDS, TimeUnit.SECONDS, () -> on(holds::getAsBoolean));
        } catch (TimeoutException e) {
            snapshot("never");
            throw new AssertionError("never: " + claim + " (see screenshots/never-light.png)", e);
        }
        settle();
    }

    /// The first visible node that a selector finds, popups included.
    public Node find(String selector) {
        return robot.lookup(selector)
                .match((Node node) -> isSeen(node) && isMine(node))
                .tryQuery()
                .orElseThrow(() -> new AssertionError("nothing visible matches " + selector));
    }

    public boolean sees(String selector) {
        settle();
        return robot.lookup(selector)
                .match((Node node) -> isSeen(node) && isMine(node))
                .tryQuery()
                .isPresent();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Whether some visible text in the window contains this text.
    public boolean shows(String words) {
        return Platform.isFxApplicationThread() ? isShown(words) : on(() -> isShown(words));
    }

    private boolean isShown(String words) {
        return robot.lookup((Node node) -> wordsOf(node).contains(words))
                .match((Node node) -> isSeen(node) && isMine(node))
                .tryQuery()
                .isPresent();
    }

    /// The text of the first node that a selector finds.
    public String text(String selector) {
        return on(() -> wordsOf(find(selector)));
    }

    private static String wordsOf(Node node) {
        String words =
                switch (node) {
                    case Labeled label -> label.getText();
                    case Text text -> text.getText();
                    case TextInputControl field ->
                            field.getText().isEmpty() ? field.getPromptText() : field.getText();
                    default -> "";
                };
        return words == null ? "" : words;
    }

    /// Whether a node is in this window or in one of its menus or dialogs.
    private boolean isMine(Node node) {
        Window at = node.getScene().getWindow();
        while (at != null && at != stage) {
            at =
                    switch (at) {
                        case PopupWindow popup -> popup.getOwnerWindow();
                        case Stage dialog -> dialog.getOwner();
                        default -> null;
                    };
        }
        return at == stage;
    }

    public <T extends Node> T find(Class<T> type, String selector) {
        return type.cast(find(selector));
    }

    /// @param selector a CSS selector, or the text of a label or button
    public void click(String selector) {
        click(find(selector));
    }

    public void click(Node node) {
        click(node, MouseButton.PRIMARY);
    }

    public void rightClick(Node node) {
        click(node, MouseButton.SECONDARY);
    }

    private void click(Node node, MouseButton button) {
        hover(node);
        input(mouse -> mouse.mousePress(button));
        input(mouse -> mouse.mouseRelease(button));
        settle();
    }

    public void doubleClick(Node node) {
        hover(node);
        // both clicks in one task: on a busy machine, separate tasks make two single clicks
        input(
                mouse -> {
                    mouse.mouseClick(MouseButton.PRIMARY);
                    mouse.mouseClick(MouseButton.PRIMARY);
                });
        settle();
    }

    /// Starts an input and does not wait for it, because a dialog may open and return only when it
    /// closes. [FxRobot] would sleep 50 ms after each.
    private static void input(Consumer<Robot> action) {
        WaitForAsyncUtils.asyncFx(() -> action.accept(new Robot()));
    }

    /// Types into the focused field of the focused window.
    public void type(String text) {
        WaitForAsyncUtils.asyncFx(
                () -> {
                    Scene scene =
                            Window.getWindows().stream()
                                    .filter(Window::isFocused)
                                    .findFirst()
                                    .orElse(stage)
                                    .getScene();
                    text.chars().forEach(character -> type((char) character, scene));
                });
        settle();
    }

    private static void type(char character, Scene scene) {
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)) {
            boolean typed = type == KeyEvent.KEY_TYPED;
            Node focused = scene.getFocusOwner();
            Event.fireEvent(
                    focused == null ? scene : focused,
                    new KeyEvent(
                            type,
                            typed ? String.valueOf(character) : KeyEvent.CHAR_UNDEFINED,
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
        }
    }

    /// Presses the last key while the others are held.
    public void press(KeyCode... keys) {
        if (alone) {
            List<KeyCode> pressed = List.of(keys);
            pressed.forEach(key -> input(keyboard -> keyboard.keyPress(key)));
            pressed.reversed().forEach(key -> input(keyboard -> keyboard.keyRelease(key)));
        } else {
            fx(() -> fire(keys[keys.length - 1], Set.of(keys)));
        }
        settle();
    }

    /// Sends key events itself: the robot of the Headless platform sends keys to the newest window,
    /// not to the focused one.
    private void fire(KeyCode key, Set<KeyCode> held) {
        Node focused = stage.getScene().getFocusOwner();
        EventTarget target = focused == null ? stage.getScene() : focused;
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                    target,
                    new KeyEvent(
                            type,
                            "",
                            "",
                            key,
                            held.contains(KeyCode.SHIFT),
                            held.contains(KeyCode.CONTROL),
                            held.contains(KeyCode.ALT),
                            false));
        }
    }

    /// Moves the pointer over a node.
    public void hover(Node node) {
        Point2D point = on(() -> robot.point(node).query());
        input(mouse -> mouse.mouseMove(point));
        settle();
    }

    /// Scrolls over a node; a positive number of notches scrolls up.
    public void scroll(Node over, int notches) {
        hover(over);
        // a wheel turned away from the user scrolls up
        input(mouse -> mouse.mouseWheel(-notches));
        settle();
    }

    public Node focused() {
        return on(() -> stage.getScene().getFocusOwner());
    }

    public void resize(double width, double height) {
        fx(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    /// Takes screenshots in both themes, see [Screenshots].
    public void snapshot(String name) {
        for (ColorScheme scheme : Arrays.asList(ColorScheme.DARK, ColorScheme.LIGHT)) {
            fx(() -> Theme.apply(scheme));
            Image image = on(() -> stage.getScene().snapshot(null));
            Screenshots.write(name + "-" + scheme.name().toLowerCase(Locale.ROOT), Png.of(image));
        }
    }

    /// Takes screenshots in both themes, for the documentation too.
    public void picture(String name) {
        snapshot(name);
        Screenshots.renew(name + "-light");
        Screenshots.renew(name + "-dark");
    }

    @Override
    public void close() {
        on(
                () -> {
                    stage.hide();
                    stage.setScene(null);
                    return true;
                });
    }
}
