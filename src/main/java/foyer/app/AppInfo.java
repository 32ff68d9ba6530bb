package foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Version and licences of this build.
public final class AppInfo implements IVersionProvider {
    static String version() {
        var about = new Properties();
        try (var in = AppInfo.class.getResourceAsStream("about.properties")) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version");
    }

    /// Name and version, for example `Foyer 0.1.0`.
    public static String line() {
        return "Foyer " + version();
    }

    /// The libraries Foyer contains with their licences, in Markdown; empty if the text is missing.
    public static String licences() {
        try (var in = AppInfo.class.getResourceAsStream("licences.md")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
