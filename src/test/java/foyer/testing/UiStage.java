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
import javafx.geometry.Bounds;
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

/// A window for a robot: shows one view and does with it what a person would. What goes wrong on
/// the UI thread fails the step that caused it.
public final class UiStage implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final boolean alone;

    /// @param view makes what is shown, on the UI thread
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

    /// A window that the given action shows, of this size and `y` pixels down the screen.
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

    /// Does something on the UI thread, and waits until it shows.
    public void fx(Runnable task) {
        on(
                () -> {
                    task.run();
                    return true;
                });
        settle();
    }

    /// Asks for something on the UI thread.
    public <T> T on(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, task);
    }

    /// Waits until all that was begun shows; asked on the UI thread itself, there is nothing to
    /// wait for.
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
            if (!laidOut.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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

    /// Waits until something holds, and fails in its words if it never does.
    public void until(String claim, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS, TimeUnit.SECONDS, () -> on(holds::getAsBoolean));
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
                .orElseThrow(() -> new AssertionError("nothing to see of " + selector));
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

    /// Whether these words can be read somewhere in the window, alone or among others.
    public boolean shows(String words) {
        return Platform.isFxApplicationThread() ? isShown(words) : on(() -> isShown(words));
    }

    private boolean isShown(String words) {
        return robot.lookup((Node node) -> wordsOf(node).contains(words))
                .match((Node node) -> isSeen(node) && isMine(node))
                .tryQuery()
                .isPresent();
    }

    /// The words of the first node that a selector finds.
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

    /// Whether a node is in this window, or in a menu or dialog of it.
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
        robot.clickOn(node);
        settle();
    }

    public void rightClick(Node node) {
        robot.clickOn(node, MouseButton.SECONDARY);
        settle();
    }

    public void doubleClick(Node node) {
        // both clicks in one task: apart, they are two clicks on a busy machine
        fx(
                () -> {
                    var mouse = new Robot();
                    Bounds at = node.localToScreen(node.getBoundsInLocal());
                    mouse.mouseMove(at.getCenterX(), at.getCenterY());
                    mouse.mouseClick(MouseButton.PRIMARY);
                    mouse.mouseClick(MouseButton.PRIMARY);
                });
    }

    public void type(String text) {
        robot.write(text);
        settle();
    }

    /// Presses keys together, the last with those before it held down.
    public void press(KeyCode... keys) {
        if (alone) {
            robot.push(keys);
        } else {
            fx(() -> fire(keys[keys.length - 1], Set.of(keys)));
        }
        settle();
    }

    /// The robot of the Headless platform sends keys to the window that was made last, whichever
    /// has the focus.
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
        robot.moveTo(node);
        settle();
    }

    /// Scrolls over a node, up with a positive number of notches.
    public void scroll(Node over, int notches) {
        robot.moveTo(over);
        robot.scroll(
                Math.abs(notches),
                notches > 0
                        ? javafx.geometry.VerticalDirection.UP
                        : javafx.geometry.VerticalDirection.DOWN);
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

    /// Has it pictured in both themes, see [Screenshots].
    public void snapshot(String name) {
        for (ColorScheme scheme : Arrays.asList(ColorScheme.DARK, ColorScheme.LIGHT)) {
            fx(() -> Theme.apply(scheme));
            Image image = on(() -> stage.getScene().snapshot(null));
            Screenshots.write(name + "-" + scheme.name().toLowerCase(Locale.ROOT), Png.of(image));
        }
    }

    /// The same, for the documentation too.
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
