package foyer.ui.error;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Window;

/// The system that Foyer runs on, for a report. Contains no user input and no names. UI thread,
/// except [#programs].
public final class Diagnostics {
    private static final int MEGABYTE = 1 << 20;

    private Diagnostics() {}

    /// The versions of Java, JavaFX and the system, a line each.
    static String programs() {
        return """
        Java %s
        JavaFX %s
        %s %s, %s
        """
                .formatted(
                        System.getProperty("java.runtime.version"),
                        System.getProperty("javafx.runtime.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"));
    }

    /// The versions, the computer and the window of a node, a line each.
    public static String of(Node node) {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        var screen = Screen.getPrimary().getBounds();
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        return programs()
                + """
                desktop %s, language %s
                %d processors, %d of %d MB in use, running for %d s
                screen %.0f × %.0f at %.2f
                """
                        .formatted(
                                desktop(),
                                Locale.getDefault().toLanguageTag(),
                                runtime.availableProcessors(),
                                used / MEGABYTE,
                                runtime.maxMemory() / MEGABYTE,
                                ManagementFactory.getRuntimeMXBean().getUptime() / 1_000,
                                screen.getWidth(),
                                screen.getHeight(),
                                Screen.getPrimary().getOutputScaleX())
                + (window == null
                        ? ""
                        : "window %.0f × %.0f\n".formatted(window.getWidth(), window.getHeight()));
    }

    private static String desktop() {
        String desktop = System.getenv("XDG_CURRENT_DESKTOP");
        String session = System.getenv("XDG_SESSION_TYPE");
        return (desktop == null ? "unknown" : desktop) + (session == null ? "" : " on " + session);
    }
}
