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

/// The window on the screen before there is anything to show in it: its ground alone, which needs
/// no theme, no view and no settings. The start benchmark reads what is logged here. UI thread.
public final class FirstFrame {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    /// The ground of the first view in either theme (`-color-bg-subtle`).
    private static final String LIGHT = "#f6f8fa";

    private static final String DARK = "#161b22";

    /// What a frame is made of is on the screen when the next but one begins.
    private static final int DRAWN = 2;

    private FirstFrame() {}

    /// Shows the window empty.
    ///
    /// @param fill puts in what belongs there, once the empty window has been drawn; gives what to
    ///   do when that has been drawn, too
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
                    Runnable then = fill.get();
                    afterFrames(
                            () -> {
                                LOG.info("the window is ready");
                                then.run();
                            });
                });
    }

    private static void afterFrames(Runnable then) {
        new AnimationTimer() {
            private int left = DRAWN;

            @Override
            public void handle(long now) {
                left--;
                if (left == 0) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
