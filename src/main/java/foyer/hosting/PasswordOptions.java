package foyer.hosting;

import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Names;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `foyer serve` that say what is asked of whoever comes. The password itself is
/// never on the command line, where every program of the computer can read it. Filled in by
/// picocli, on the main thread.
final class PasswordOptions {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Ask everybody for the password in the first line of this file (default: what was"
                            + " asked the last time).")
    private @Nullable Path file;

    @Option(names = "--no-password", description = "Ask nobody for a password any more.")
    private boolean none;

    /// The password; empty to ask for none; null to leave that as it was.
    ///
    /// @throws InvalidValueException with words to the person
    @Nullable String read() {
        if (file == null) {
            return none ? "" : null;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            if (first == null || first.isEmpty()) {
                throw new InvalidValueException(
                        ErrorCode.INVALID, "The first line of " + file + " is to be the password.");
            }
            return Names.password(first);
        } catch (IOException e) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "The password file " + file + " cannot be read.");
        }
    }
}
