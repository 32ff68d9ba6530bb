package foyer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which Foyer this is.
final class About implements IVersionProvider {
    static String version() {
        var about = new Properties();
        try (var in = About.class.getResourceAsStream("about.properties")) {
            about.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version");
    }

    static String line() {
        return "Foyer " + version();
    }

    /// What Foyer is made of, and under what licences.
    static String licences() {
        try (var in = About.class.getResourceAsStream("licences.md")) {
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
