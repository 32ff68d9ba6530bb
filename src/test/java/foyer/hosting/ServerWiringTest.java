package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubSettings;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerWiringTest {
    @TempDir private Path data;

    private RunningServer serve(String host) throws IOException {
        return ServerWiring.serve(
                new HubSettings("Club", Set.of(), List.of("Lobby"), List.of()),
                new ServerSettings(host, 0, true, ServerLimits.DEFAULT),
                null,
                data,
                null);
    }

    @Test
    void historyIsClosedWhenTheFileFolderIsUnusable() throws Exception {
        Path files = Files.writeString(data.resolve("files"), "not a folder");
        IOException error = assertThrows(IOException.class, () -> serve("127.0.0.1"));
        assertTrue(error.getMessage().contains(files.toString()), error.getMessage());
        Files.delete(files);
        // an open history is locked and cannot be opened again
        serve("127.0.0.1").stop("", 0);
    }

    @Test
    void historyIsClosedWhenTheAddressIsUnusable() throws Exception {
        assertThrows(IOException.class, () -> serve("203.0.113.1"));
        serve("127.0.0.1").stop("", 0);
    }
}
