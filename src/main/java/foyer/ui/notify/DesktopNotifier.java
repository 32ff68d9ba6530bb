package foyer.ui.notify;

import foyer.client.Notifier.Notice;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows notifications with `notify-send` of the freedesktop.org desktops. Starts it without a
/// shell, because the text is user input. It may block; not for the UI thread.
public final class DesktopNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final int TIMEOUT_SECONDS = 5;

    private final Path program;
    private boolean works = true;

    DesktopNotifier(Path program) {
        this.program = program;
    }

    /// A notifier for `notify-send`, or null if the system does not have it.
    public static @Nullable DesktopNotifier find() {
        String path = System.getenv("PATH");
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (path == null || !linux) {
            return null;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, "notify-send"))) {
                return new DesktopNotifier(Path.of(folder, "notify-send"));
            }
        }
        return null;
    }

    /// The command line. `--` ends the options; the text is escaped, because the system reads
    /// markup.
    List<String> command(Notice notice) {
        return List.of(
                program.toString(),
                "--app-name=Foyer",
                "--icon=foyer",
                "--",
                notice.title(),
                escaped(notice.text()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Shows a notification.
    ///
    /// @return true if the system accepted it, false if the window must show it
    public boolean show(Notice notice) {
        if (!works) {
            return false;
        }
        try {
            Process process =
                    new ProcessBuilder(command(notice))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            works = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            if (!works) {
                process.destroy();
                LOG.info("the system does not show notifications, so the window shows them");
            }
        } catch (IOException e) {
            works = false;
            LOG.info("notify-send cannot be run: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return works;
    }
}
