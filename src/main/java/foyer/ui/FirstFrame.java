package foyer.ui;

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
    /// @param fill puts in what belongs there; run when the empty window has been drawn
    public static void show(Stage stage, Runnable fill) {
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
                    fill.run();
                    afterFrames(() -> LOG.info("the window is ready"));
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
