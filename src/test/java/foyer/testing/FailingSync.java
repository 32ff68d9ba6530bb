package foyer.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A disk that does not do what it is told: `fsync` and `fdatasync` of a program fail with EIO
/// while this wants it. By libfiu; a machine without it skips the test. One thread, the test's.
///
/// @param folder of the test's, for what this needs
public record FailingSync(Path folder) {
    private static final String EIO = "5";

    /// What to put before a command so that this can be done to it.
    public List<String> before() {
        Skip.unless(
                SystemCommand.works("fiu-run", "-x", "-f", pipes(), "true"),
                "failing disks need the command fiu-run (package fiu-utils)");
        return List.of("fiu-run", "-x", "-f", pipes());
    }

    public void begin(ChildProcess process) throws IOException {
        tell(process, "enable", ",failinfo=" + EIO);
    }

    public void end(ChildProcess process) throws IOException {
        tell(process, "disable", "");
    }

    private String pipes() {
        return folder.resolve("fiu").toString();
    }

    private void tell(ChildProcess process, String what, String how) throws IOException {
        for (String call : List.of("fsync", "fdatasync")) {
            String command = "%s name=posix/io/sync/%s%s".formatted(what, call, how);
            SystemCommand.run(
                    "fiu-ctrl", "-f", pipes(), "-c", command, Long.toString(process.pid()));
        }
    }
}
