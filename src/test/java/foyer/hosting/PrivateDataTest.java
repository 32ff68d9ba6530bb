package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.app.AppFolders;
import foyer.hub.HubSettings;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Other users of the computer cannot read what a server keeps, whatever the user's mask.
@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such permissions")
final class PrivateDataTest {
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");

    @TempDir Path folder;

    private static Set<String> openToOthers(Path data) throws IOException {
        var open = new TreeSet<String>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.toList()) {
                if (Files.getPosixFilePermissions(each).stream().anyMatch(OTHERS::contains)) {
                    open.add(data.relativize(each).toString());
                }
            }
        }
        return open;
    }

    private void serveBriefly(Path data) throws Exception {
        ServerWiring.serve(
                        new HubSettings("Club", Set.of(), List.of("Lobby"), List.of()),
                        new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT),
                        null,
                        data,
                        null)
                .stop("done", 0);
    }

    @Test
    void newDataFolderIsPrivate() throws Exception {
        Path data = folder.resolve("srv/foyer");
        serveBriefly(data);
        assertEquals(Set.of(), openToOthers(data));
    }

    @Test
    void folderOfAnOlderFoyerIsClosed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("old"));
        serveBriefly(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                data.resolve("history.db"), PosixFilePermissions.fromString("rw-r--r--"));
        serveBriefly(data);
        assertEquals(Set.of(), openToOthers(data));
    }

    @Test
    void historyInAnothersFolderIsPrivateAndTheFolderStays() throws Exception {
        Path data = Files.createDirectories(folder.resolve("shared"));
        Files.writeString(data.resolve("notes.txt"), "not Foyer's");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        AppFolders.make(data);
        assertEquals(
                "rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
        serveBriefly(data);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("history.db"))));
    }
}
