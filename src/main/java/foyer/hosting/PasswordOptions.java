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

/// The password options of `foyer serve`. The password itself never stands on the command line,
/// which every program on the computer can read. Filled by picocli. Main thread.
final class PasswordOptions {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Require the password in the first line of this file (default: the password"
                            + " used the last time).")
    private @Nullable Path file;

    @Option(names = "--no-password", description = "Remove the password.")
    private boolean none;

    /// The password; empty to remove it; null to keep the last one.
    ///
    /// @throws InvalidValueException with a message for the user
    @Nullable String read() {
        if (file == null) {
            return none ? "" : null;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw new InvalidValueException(
                        ErrorCode.INVALID, "The first line of " + file + " must be the password.");
            }
            return Names.password(line);
        } catch (IOException e) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "The password file " + file + " cannot be read.");
        }
    }
}
