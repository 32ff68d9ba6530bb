package foyer;

import foyer.app.LaunchOptions;
import foyer.app.SingleInstance;
import foyer.ui.FirstFrame;
import foyer.ui.Theme;
import foyer.ui.error.ErrorWindow;
import foyer.window.AotTraining;
import foyer.window.WindowWiring;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX application: starts and stops the window.
public final class FoyerApp extends Application {

    /// Static, because JavaFX creates the application itself and passes it only strings.
    private static @Nullable SingleInstance singleInstance;

    /// Opens the window. Returns after it is closed and the servers have been left.
    ///
    /// @param instance passes on the addresses of later starts
    static void open(LaunchOptions launchOptions, SingleInstance instance) {
        singleInstance = instance;
        launch(
                FoyerApp.class,
                launchOptions.data().toString(),
                launchOptions.listen(),
                launchOptions.address());
    }

    @Override
    public void start(Stage stage) {
        // servers are left after the window has closed
        Platform.setImplicitExit(false);
        ErrorWindow.install();
        FirstFrame.show(stage, () -> fill(stage));
    }

    private Runnable fill(Stage stage) {
        Theme.followSystem();
        List<String> arguments = getParameters().getRaw();
        var launchOptions =
                new LaunchOptions(Path.of(arguments.get(0)), arguments.get(1), arguments.get(2));
        var window =
                new WindowWiring(
                        stage, launchOptions, getHostServices()::showDocument, Platform::exit);
        window.show();
        return () -> {
            window.startSessions();
            if (singleInstance != null) {
                singleInstance.listen(window::open);
            }
            if (Boolean.getBoolean(AotTraining.PROPERTY)) {
                new AotTraining(Platform::exit).start();
            }
        };
    }
}
