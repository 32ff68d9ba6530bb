package foyer.ui.error;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Window;

/// What Foyer runs on, for a report; nothing of what anybody wrote, and of nobody's name. UI
/// thread, but [#programs].
public final class Diagnostics {
    private static final int MEGABYTE = 1 << 20;

    private Diagnostics() {}

    /// The programs below it, a line each.
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

    /// These, this computer and the window that a node is in, a line each.
    public static String of(Node node) {
        Runtime here = Runtime.getRuntime();
        long used = here.totalMemory() - here.freeMemory();
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
                                here.availableProcessors(),
                                used / MEGABYTE,
                                here.maxMemory() / MEGABYTE,
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
