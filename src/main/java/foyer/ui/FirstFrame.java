package foyer.ui;

import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the window before its content is ready: a background that needs no theme, view or
/// settings. The start benchmark reads the lines logged here. UI thread.
public final class FirstFrame {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    /// The background of the start view in either theme (`-color-bg-subtle`).
    private static final String LIGHT = "#f6f8fa";

    private static final String DARK = "#161b22";

    /// A frame is on the screen when the second frame after it begins.
    private static final int FRAMES_UNTIL_DRAWN = 2;

    private FirstFrame() {}

    /// Shows the window empty.
    ///
    /// @param fill fills the window after its empty frame is drawn; returns a task to run after the
    ///   filled frame is drawn
    public static void show(Stage stage, Supplier<Runnable> fill) {
        boolean dark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        stage.setTitle("Foyer");
        stage.setScene(
                new Scene(
                        new Pane(),
                        MainWindow.WIDTH,
                        MainWindow.HEIGHT,
                        Color.web(dark ? DARK : LIGHT)));
        stage.show();
        afterFrames(
                () -> {
                    LOG.info("the window is drawn");
                    Runnable afterFill = fill.get();
                    afterFrames(
                            () -> {
                                LOG.info("the window is ready");
                                afterFill.run();
                            });
                });
    }

    private static void afterFrames(Runnable task) {
        new AnimationTimer() {
            private int left = FRAMES_UNTIL_DRAWN;

            @Override
            public void handle(long now) {
                left--;
                if (left == 0) {
                    stop();
                    task.run();
                }
            }
        }.start();
    }
}
