package foyer.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes `fsync` and `fdatasync` of a program fail with EIO on demand, by libfiu. Skips the test if
/// libfiu is missing. Test thread.
///
/// @param folder folder for its control file
public record FailingSync(Path folder) {
    private static final String EIO = "5";

    /// Command that runs the rest of the command line under libfiu.
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
