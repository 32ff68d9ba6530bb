package foyer.ui.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.Notifier.Notice;
import foyer.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line of `notify-send`, recorded by a script in its place.
class DesktopNotifierTest {
    @TempDir private Path folder;

    private DesktopNotifier program(int exit) throws IOException {
        Skip.unless(
                Files.isExecutable(Path.of("/bin/sh")),
                "/bin/sh is missing, which replaces notify-send here");
        Path program = folder.resolve("notify-send");
        Files.writeString(
                program,
                "#!/bin/sh\nfor each in \"$@\"; do echo \"$each\" >> '%s'; done\nexit %d\n"
                        .formatted(folder.resolve("given"), exit));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new DesktopNotifier(program);
    }

    @Test
    void userInputIsPassedAsEscapedText() throws IOException {
        assertTrue(program(0).show(new Notice("--help in `id`", "$(id) <b>&amp;</b>")));
        assertEquals(
                List.of(
                        "--app-name=Foyer",
                        "--icon=foyer",
                        "--",
                        "--help in `id`",
                        "$(id) &lt;b&gt;&amp;amp;&lt;/b&gt;"),
                Files.readAllLines(folder.resolve("given")));
    }

    @Test
    void failedNotifierIsNotStartedAgain() throws IOException {
        DesktopNotifier system = program(1);
        assertFalse(system.show(new Notice("a", "b")));
        assertFalse(system.show(new Notice("a", "b")));
        assertEquals(5, Files.readAllLines(folder.resolve("given")).size());
    }
}
