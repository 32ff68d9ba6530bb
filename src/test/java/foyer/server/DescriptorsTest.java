package foyer.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ChildProcess;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import foyer.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Faults, case 21: more callers than the system has files for.
final class DescriptorsTest {
    private static final int FILES = 256;
    private static final int CALLERS = 1_000;

    @Test
    void serverSurvivesRunningOutOfFiles() throws Exception {
        Skip.unless(Files.isDirectory(Path.of("/proc/self/fd")), "this system has no /proc");
        List<String> few = List.of("bash", "-c", "ulimit -n " + FILES + "; exec \"$@\"", "bash");
        try (ChildProcess process = ChildProcess.ofTests(ServerProcess.class, few)) {
            int port = Integer.parseInt(process.line().replace("port ", ""));
            openOnce(port);
            SocketServerFixture.await("a quiet start", 2_000, () -> files(process) > 0);
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
            SocketServerFixture.await("a new login", 2_000, () -> opens(port));
            long login = (System.nanoTime() - start) / 1_000_000;
            SocketServerFixture.await(
                    "the files back", 2_000, () -> Math.abs(files(process) - before) <= 5);
            ProcessStats.print(
                    "%d files of %d before, %d at the most, login after %d ms, %d after"
                            .formatted(before, FILES, most, login, files(process)));
            assertTrue(most <= FILES - 50, most + " files");
        }
    }

    private static int files(ChildProcess process) {
        try {
            return ProcessStats.files(process.pid());
        } catch (IOException e) {
            return -1;
        }
    }

    private static void openOnce(int port) throws IOException {
        try (var client = RawClient.open(port)) {
            ProcessStats.echoP99(client, 1);
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
