package foyer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Foyer this is.
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

    public static String line() {
        return "Foyer " + version();
    }

    /// What Foyer is made of, and under what licences.
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
