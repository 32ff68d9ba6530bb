package foyer;

import foyer.app.LaunchOptions;
import foyer.ui.FirstFrame;
import foyer.ui.Theme;
import foyer.ui.error.ErrorWindow;
import foyer.window.WindowWiring;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window's start and stop, nothing else.
public final class FoyerApp extends Application {

    /// JavaFX makes the object itself, so what is no text reaches it here.
    private static @Nullable SingleInstance running;

    /// Opens the window; returns when it is closed and all goodbyes are said.
    ///
    /// @param instance tells of later starts
    static void open(LaunchOptions launchOptions, SingleInstance instance) {
        running = instance;
        launch(
                FoyerApp.class,
                launchOptions.data().toString(),
                launchOptions.listen(),
                launchOptions.address());
    }

    @Override
    public void start(Stage stage) {
        // the last goodbyes are said after the window is gone
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
            if (running != null) {
                running.listen(window::open);
            }
            if (Boolean.getBoolean(AotTraining.WANTED)) {
                new AotTraining(Platform::exit).start();
            }
        };
    }
}
