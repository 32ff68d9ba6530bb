package foyer;

import javafx.application.Application;
import javafx.stage.Stage;

/// The window's start and stop, nothing else.
public final class FoyerApp extends Application {
    @Override
    public void start(Stage stage) {}
}
