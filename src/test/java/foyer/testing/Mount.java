package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A mounted file system, unmounted on close. Skips the test if mounting is not permitted.
public record Mount(Path path) implements AutoCloseable {

    /// A new disk of this size.
    public static Mount tmpfs(Path folder, String size) {
        return mount(folder, "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString());
    }

    /// The folder, read-only even for root.
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

    /// Fills the disk with a file.
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
        // a process that was just killed may still use it
        if (!SystemCommand.works("umount", path.toString())
                && !SystemCommand.works("umount", "-l", path.toString())) {
            throw new IOException("cannot unmount " + path);
        }
    }
}
