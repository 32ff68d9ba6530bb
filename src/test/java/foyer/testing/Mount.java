package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Something mounted, until it is closed. A machine where that is not allowed skips the test.
public record Mount(Path path) implements AutoCloseable {

    /// A disk of its own, as large as that.
    public static Mount tmpfs(Path folder, String size) {
        return mount(folder, "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    }

    /// The folder as it is, but it may only be read; root too is bound by that.
    public static Mount readOnly(Path folder) {
        return mount(folder, "-o", "bind,ro", folder.toString(), folder.toString());
    }

    private static Mount mount(Path folder, String... arguments) {
        var command = new ArrayList<String>();
        command.add("mount");
        command.addAll(List.of(arguments));
        Skip.unless(
                SystemCommand.works(command.toArray(String[]::new)),
                "mounting needs root and the command mount");
        return new Mount(folder);
    }

    /// Takes all that is left of it for a file.
    public void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            if (Files.getFileStore(path).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        // a process that was just killed may hold it for a moment
        if (!SystemCommand.works("umount", path.toString())
                && !SystemCommand.works("umount", "-l", path.toString())) {
            throw new IOException("cannot unmount " + path);
        }
    }
}
