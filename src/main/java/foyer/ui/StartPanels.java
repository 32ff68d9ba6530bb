package foyer.ui;

import java.util.function.Function;
import javafx.scene.Parent;

/// Makes the panels that open above the start view, a new one each time. Each function gets what
/// closes its panel. UI thread.
public record StartPanels(
        Function<Runnable, Parent> settings,
        Function<Runnable, Parent> help,
        Function<Runnable, Parent> about,
        Function<Runnable, Parent> switcher) {}
