package foyer.ui.shell;

import foyer.model.RoomModel;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Parent;

/// Makes the panels that open above the shell, a new one each time. Each function gets what closes
/// its panel. UI thread.
public record ShellPanels(
        Function<Runnable, Parent> name,
        Function<Runnable, Parent> connection,
        Function<Runnable, Parent> host,
        Function<Runnable, Parent> invite,
        Function<Runnable, Parent> switcher,
        Function<Runnable, Parent> settings,
        Function<Runnable, Parent> shortcuts,
        BiFunction<RoomModel, Runnable, Parent> export) {}
