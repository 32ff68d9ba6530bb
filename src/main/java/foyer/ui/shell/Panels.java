package foyer.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Parent;

/// How the views are made that the shell shows above itself, afresh each time. UI thread.
public record Panels(Supplier<Parent> name, Supplier<Parent> connection, Supplier<Parent> host) {}
