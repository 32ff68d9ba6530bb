package foyer.hosting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Handles settings files: an argument `@FILE` stands for the options in that file, which picocli
/// expands. Thread-safe.
public final class ArgumentFiles {
    private ArgumentFiles() {}

    private static boolean isFile(String argument) {
        return argument.startsWith("@") && !argument.startsWith("@@");
    }

    /// Moves the files directly behind the command. Picocli uses the last value of an option, so
    /// the command line then overrides the files.
    public static String[] moveToFront(String command, String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        int start = all.indexOf(command) + 1;
        return Stream.of(
                        all.subList(0, start).stream(),
                        all.subList(start, all.size()).stream().filter(ArgumentFiles::isFile),
                        all.subList(start, all.size()).stream().filter(each -> !isFile(each)))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /// The first file that cannot be read; empty if all can.
    public static Optional<String> unreadable(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(ArgumentFiles::isFile)
                .map(argument -> argument.substring(1))
                .filter(
                        file ->
                                !Files.isRegularFile(Path.of(file))
                                        || !Files.isReadable(Path.of(file)))
                .findFirst();
    }

    /// Whether the command line itself sets the option, not a file.
    static boolean isNamed(String option, List<String> arguments) {
        return arguments.stream()
                .anyMatch(each -> each.equals(option) || each.startsWith(option + "="));
    }
}
