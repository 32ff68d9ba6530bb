package foyer.window;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays in the real window what users do first: hosts a room, sends a message, opens the
/// invitation. The installer build runs it once to record the classes for the JVM's AOT cache. UI
/// thread.
public final class AotTraining extends AnimationTimer {
    /// System property that turns the training on.
    public static final String PROPERTY = "foyer.rehearse";

    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private record Step(String selector, Consumer<Node> action) {}

    private final Queue<Step> steps =
            new ArrayDeque<>(
                    List.of(
                            new Step("#host", AotTraining::press),
                            new Step(".composer .text-area", AotTraining::send),
                            new Step(".said .stored .ikonli-font-icon", _ -> {}),
                            new Step(".shell #invite", AotTraining::press),
                            new Step(".panel-card .panel-title", _ -> {})));
    private final Runnable onDone;
    private final long deadline = System.nanoTime() + TIMEOUT_NANOS;

    public AotTraining(Runnable onDone) {
        this.onDone = onDone;
    }

    /// Plays the next step as soon as its node is visible and enabled; at most one step a frame.
    @Override
    public void handle(long now) {
        Step step = steps.peek();
        if (step == null) {
            stop();
            onDone.run();
            return;
        }
        Optional<Node> node = find(step.selector);
        if (node.isPresent()) {
            steps.remove();
            LOG.info("training step {}", step.selector);
            step.action.accept(node.get());
        } else if (System.nanoTime() - deadline > 0) {
            stop();
            throw new IllegalStateException("AOT training found no " + step.selector);
        }
    }

    private static Optional<Node> find(String selector) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(node -> !node.isDisabled() && isVisible(node))
                .findFirst();
    }

    private static boolean isVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void press(Node button) {
        ((Button) button).fire();
    }

    private static void send(Node field) {
        ((TextInputControl) field).setText("Is anybody here? :)");
        Event.fireEvent(
                field,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
}
