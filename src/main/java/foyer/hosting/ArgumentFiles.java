package foyer.hosting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Settings files: `@FILE` among the arguments stands for the options in it, which picocli reads.
/// Pure functions, but for a look at the files.
public final class ArgumentFiles {
    private ArgumentFiles() {}

    private static boolean isFile(String argument) {
        return argument.startsWith("@") && !argument.startsWith("@@");
    }

    /// The files directly behind the command: of two values the last one counts, and that is to be
    /// the one on the command line.
    public static String[] before(String command, String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        int at = all.indexOf(command) + 1;
        return Stream.of(
                        all.subList(0, at).stream(),
                        all.subList(at, all.size()).stream().filter(ArgumentFiles::isFile),
                        all.subList(at, all.size()).stream().filter(each -> !isFile(each)))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /// The first file that cannot be read.
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

    /// Whether an option stands among the arguments themselves.
    static boolean isNamed(String option, List<String> arguments) {
        return arguments.stream()
                .anyMatch(each -> each.equals(option) || each.startsWith(option + "="));
    }
}
