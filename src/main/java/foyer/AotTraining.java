package foyer;

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

/// Plays in the real window what people do first: hosts a room, says something, looks at the
/// invitation. The build of the installers has it played once, so that the JVM knows beforehand
/// what the next starts need. UI thread.
final class AotTraining extends AnimationTimer {
    /// The system property that asks for it.
    static final String WANTED = "foyer.rehearse";

    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private record Step(String node, Consumer<Node> act) {}

    private final Queue<Step> steps =
            new ArrayDeque<>(
                    List.of(
                            new Step("#host", AotTraining::press),
                            new Step(".composer .text-area", AotTraining::say),
                            new Step(".said .stored .ikonli-font-icon", _ -> {}),
                            new Step(".shell #invite", AotTraining::press),
                            new Step(".panel-card .panel-title", _ -> {})));
    private final Runnable end;
    private final long until = System.nanoTime() + PATIENCE_NANOS;

    /// @param end called when it is over
    AotTraining(Runnable end) {
        this.end = end;
    }

    /// One step a frame, when what it needs can be seen and used.
    @Override
    public void handle(long now) {
        Step step = steps.peek();
        if (step == null) {
            stop();
            end.run();
            return;
        }
        Optional<Node> node = find(step.node);
        if (node.isPresent()) {
            steps.remove();
            LOG.info("rehearses {}", step.node);
            step.act.accept(node.get());
        } else if (System.nanoTime() - until > 0) {
            stop();
            throw new IllegalStateException("there is no " + step.node + " to rehearse with");
        }
    }

    private static Optional<Node> find(String selector) {
        return Window.getWindows().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(node -> !node.isDisabled() && isSeen(node))
                .findFirst();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void press(Node button) {
        ((Button) button).fire();
    }

    private static void say(Node field) {
        ((TextInputControl) field).setText("Is anybody here? :)");
        Event.fireEvent(
                field,
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
}
