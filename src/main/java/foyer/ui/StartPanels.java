package foyer.ui;

import java.util.function.Function;
import javafx.scene.Parent;

/// How the views are made that open above the way in, afresh each time; each is given what closes
/// it. UI thread.
///
/// @param help the keys
/// @param switcher where one may go
public record StartPanels(
        Function<Runnable, Parent> settings,
        Function<Runnable, Parent> help,
        Function<Runnable, Parent> about,
        Function<Runnable, Parent> switcher) {}
