package foyer.ui;

import foyer.client.ServerSession;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;

/// The views that the main window shows. UI thread.
///
/// @param start makes the start view
/// @param shell makes the view of a server
/// @param startPanels make the panels above the start view
/// @param toast shows notices above everything else
public record MainViews(
        Supplier<Parent> start,
        Function<ServerSession, Parent> shell,
        StartPanels startPanels,
        Node toast) {}
