package foyer.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks that the image, which lacks most of ICU's data, computes the same name skeletons as the
/// full library.
final class NameSkeletonCheck {
    private static final String MAIN_CLASS = "foyer/foyer.hub.NameSkeletonChecksum";

    private NameSkeletonCheck() {}

    /// @param tests the folder of the test classes
    /// @param libraries the untrimmed jars
    static void compare(RuntimeImage image, Path tests, Path program, Path libraries)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String path = program + System.getProperty("path.separator") + libraries;
        String expected = runChecksum(List.of(java.toString(), "--module-path", path), tests);
        String actual = runChecksum(List.of(image.java().toString()), tests);
        if (!expected.equals(actual)) {
            throw new IOException("the name skeletons differ: " + expected + ", " + actual);
        }
        System.out.println("the name skeletons match: " + actual);
    }

    private static String runChecksum(List<String> java, Path tests) throws IOException {
        var command = new ArrayList<>(java);
        command.addAll(List.of("--patch-module", "foyer=" + tests, "-m", MAIN_CLASS));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return String.valueOf(process.inputReader().readLine());
    }
}
