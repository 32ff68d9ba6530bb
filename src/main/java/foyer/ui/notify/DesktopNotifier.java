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

/// Has the system tell of something, by the program `notify-send` of freedesktop.org's desktops; no
/// shell reads what people wrote. It may wait, so never on the UI thread.
public final class DesktopNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final int SECONDS = 5;

    private final Path program;
    private boolean works = true;

    DesktopNotifier(Path program) {
        this.program = program;
    }

    /// The program, where there is one; null on other systems.
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

    /// What is run: behind `--` nothing is an option, and the text may hold marks, which the people
    /// who wrote did not mean.
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

    /// Hands it to the system.
    ///
    /// @return whether that has taken it
    public boolean show(Notice notice) {
        if (!works) {
            return false;
        }
        try {
            Process run =
                    new ProcessBuilder(command(notice))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            works = run.waitFor(SECONDS, TimeUnit.SECONDS) && run.exitValue() == 0;
            if (!works) {
                run.destroy();
                LOG.info("the system shows no notifications; the window does from now on");
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
