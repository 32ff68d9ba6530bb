package foyer.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether names are judged in the image, where most of ICU is left out, as they are with all of
/// it.
final class NameSkeletonCheck {
    private static final String ALL = "foyer/foyer.hub.NameSkeletonChecksum";

    private NameSkeletonCheck() {}

    /// @param tests the classes of the tests
    /// @param libraries the untrimmed jars
    static void compare(RuntimeImage image, Path tests, Path program, Path libraries)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String path = program + System.getProperty("path.separator") + libraries;
        String whole = of(List.of(java.toString(), "--module-path", path), tests);
        String trimmed = of(List.of(image.java().toString()), tests);
        if (!whole.equals(trimmed)) {
            throw new IOException("names are judged in another way: " + whole + ", " + trimmed);
        }
        System.out.println("names are judged as ever: " + trimmed);
    }

    private static String of(List<String> java, Path tests) throws IOException {
        var command = new ArrayList<>(java);
        command.addAll(List.of("--patch-module", "foyer=" + tests, "-m", ALL));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return String.valueOf(process.inputReader().readLine());
    }
}
