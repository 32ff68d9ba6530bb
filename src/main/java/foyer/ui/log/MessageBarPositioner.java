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

/// Keeps the bar of actions at the message under the pointer or, for whoever uses the keys, at the
/// selected one; wherever it moves. UI thread.
final class MessageBarPositioner {
    private final Region pane;
    private final LogView log;
    private final MessageBar bar;
    private final MessageActions actions;
    private @Nullable LogRow about;

    /// @param pane holds the log and the bar
    MessageBarPositioner(Region pane, LogView log, MessageBar bar, MessageActions actions) {
        this.pane = pane;
        this.log = log;
        this.bar = bar;
        this.actions = actions;
    }

    /// From now on.
    void keep(MessageMenu menu) {
        bar.fill(
                actions,
                (message, beside) -> {
                    log.select(log.rows().indexOf(message));
                    menu.showUnder(beside);
                });
        log.addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
        // where the wheel turns the log, rows move and the pointer does not
        log.addEventHandler(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> {
                    if (!log.isByKeys()) {
                        pointed(event);
                    }
                });
        bar.addEventHandler(ScrollEvent.SCROLL, this::wheeled);
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> turnTo(null));
        log.selectedProperty()
                .subscribe(
                        row -> {
                            if (log.isByKeys()) {
                                turnTo(row);
                            }
                        });
        log.setOnPlaced(this::follow);
    }

    private void pointed(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode();
                at != null && at != log;
                at = at.getParent()) {
            if (at instanceof RowCell<?> cell) {
                turnTo(cell.item() instanceof LogRow row ? row : null);
                return;
            }
        }
    }

    /// Over the bar the wheel turns the log, too.
    private void wheeled(ScrollEvent event) {
        Event.fireEvent(log, event.copyFor(event.getSource(), log));
        event.consume();
    }

    private void turnTo(@Nullable LogRow row) {
        about = row;
        place();
    }

    private void place() {
        MessageCell cell = about == null ? null : log.cellOf(about);
        Entry message = cell == null ? null : MessageActions.message(cell.item());
        Node box = cell == null ? null : cell.message();
        if (message == null || box == null) {
            bar.hide();
        } else {
            Bounds where = pane.sceneToLocal(box.localToScene(box.getLayoutBounds()));
            bar.show(message, actions.mayEdit(message), where);
        }
    }

    private void follow() {
        if (about != null) {
            place();
        }
    }
}
