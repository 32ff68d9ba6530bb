package foyer.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.RawClient;
import foyer.testing.Skip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Faults, case 21: more callers than the system has files for.
final class DescriptorsTest {
    private static final int FILES = 256;
    private static final int CALLERS = 1_000;

    @Test
    void aThousandCallersDoNotMakeAServerWith256FilesDeaf() throws Exception {
        Skip.unless(Files.isDirectory(Path.of("/proc/self/fd")), "this system has no /proc");
        Process process = start();
        try {
            String word = "port ";
            int port =
                    process.inputReader()
                            .lines()
                            .filter(line -> line.startsWith(word))
                            .mapToInt(line -> Integer.parseInt(line.substring(word.length())))
                            .findFirst()
                            .orElseThrow();
            openOnce(port);
            RunningServer.await("a quiet start", 2_000, () -> files(process) > 0);
            int before = files(process);
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                clients.add(RawClient.connect(port));
            }
            int most = files(process);
            for (RawClient client : clients) {
                client.close();
            }
            long start = System.nanoTime();
            RunningServer.await("a new login", 2_000, () -> opens(port));
            long login = (System.nanoTime() - start) / 1_000_000;
            RunningServer.await(
                    "the files back", 2_000, () -> Math.abs(files(process) - before) <= 5);
            Gauge.print(
                    "%d files of %d before, %d at the most, login after %d ms, %d after"
                            .formatted(before, FILES, most, login, files(process)));
            assertTrue(most <= FILES - 50, most + " files");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Process start() throws IOException {
        String path =
                Stream.of(
                                System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path", ""),
                                System.getProperty("foyer.classes"),
                                System.getProperty("foyer.classes") + "/../test-classes")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -n " + FILES + "; exec \"$0\" -Xmx128m -cp \"$1\" \"$2\"",
                        java,
                        path,
                        ServerProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int files(Process process) {
        try {
            return Gauge.files(process.pid());
        } catch (IOException e) {
            return -1;
        }
    }

    private static void openOnce(int port) throws IOException {
        try (var client = RawClient.open(port)) {
            Gauge.echoP99(client, 1);
        }
    }

    private static boolean opens(int port) {
        try {
            openOnce(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
