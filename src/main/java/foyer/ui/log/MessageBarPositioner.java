package foyer.ui.log;

import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.ui.scroll.RowCell;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Moves the message bar to the hovered message or, with the keyboard, to the selected one. UI
/// thread.
final class MessageBarPositioner {
    private final Region pane;
    private final LogView log;
    private final MessageBar bar;
    private final MessageActions actions;
    private @Nullable LogRow target;

    /// @param pane contains the log and the bar
    MessageBarPositioner(Region pane, LogView log, MessageBar bar, MessageActions actions) {
        this.pane = pane;
        this.log = log;
        this.bar = bar;
        this.actions = actions;
    }

    void attach(MessageMenu menu) {
        bar.addButtons(
                actions,
                (message, beside) -> {
                    log.select(log.rows().indexOf(message));
                    menu.showBelow(beside);
                });
        log.addEventHandler(MouseEvent.MOUSE_MOVED, this::moveUnderPointer);
        // scrolling moves rows under a pointer that does not move
        log.addEventHandler(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> {
                    if (!log.isUsingKeyboard()) {
                        moveUnderPointer(event);
                    }
                });
        bar.addEventHandler(ScrollEvent.SCROLL, this::forwardScroll);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> moveTo(null));
        log.selectedProperty()
                .subscribe(
                        row -> {
                            if (log.isUsingKeyboard()) {
                                moveTo(row);
                            }
                        });
        log.setOnLayout(this::followTarget);
    }

    private void moveUnderPointer(MouseEvent event) {
        for (Node node = event.getPickResult().getIntersectedNode();
                node != null && node != log;
                node = node.getParent()) {
            if (node instanceof RowCell<?> cell) {
                moveTo(cell.item() instanceof LogRow row ? row : null);
                return;
            }
        }
    }

    /// Scrolls the log when the wheel turns over the bar.
    private void forwardScroll(ScrollEvent event) {
        Event.fireEvent(log, event.copyFor(event.getSource(), log));
        event.consume();
    }

    private void moveTo(@Nullable LogRow row) {
        target = row;
        place();
    }

    private void place() {
        MessageCell cell = target == null ? null : log.cellOf(target);
        Entry message = cell == null ? null : MessageActions.messageOf(cell.item());
        Node box = cell == null ? null : cell.message();
        if (message == null || box == null) {
            bar.hide();
        } else {
            Bounds bounds = pane.sceneToLocal(box.localToScene(box.getLayoutBounds()));
            bar.show(message, actions.mayEdit(message), bounds);
        }
    }

    private void followTarget() {
        if (target != null) {
            place();
        }
    }
}
