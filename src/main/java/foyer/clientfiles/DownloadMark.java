package foyer.clientfiles;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Marks a file as coming from others, as browsers do, so that the system checks it before it is
/// opened: SmartScreen and Protected View on Windows, Gatekeeper on macOS. Names no server or
/// member. Any thread that may block.
final class DownloadMark {
    static final String LINUX_ATTRIBUTE = "xdg.origin.url";

    private static final Logger LOG = LoggerFactory.getLogger(DownloadMark.class);
    private static final String ORIGIN = "foyer:";

    private DownloadMark() {}

    /// Marks a file. Does nothing on a file system without such marks.
    static void set(Path file) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        try {
            if (system.contains("win")) {
                // a Path cannot name an alternate stream
                try (var out = new FileOutputStream(file + ":Zone.Identifier")) {
                    out.write("[ZoneTransfer]\r\nZoneId=3\r\n".getBytes(StandardCharsets.UTF_8));
                }
            } else if (system.contains("mac")) {
                // 0081: downloaded, not yet opened
                String time = Long.toHexString(Instant.now().getEpochSecond());
                setAttribute(file, "com.apple.quarantine", "0081;" + time + ";Foyer;");
            } else {
                setAttribute(file, LINUX_ATTRIBUTE, ORIGIN);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("the file system has no marks for downloads", e);
        }
    }

    private static void setAttribute(Path file, String name, String value) throws IOException {
        var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        if (view != null) {
            view.write(name, StandardCharsets.UTF_8.encode(value));
        }
    }
}
