package foyer.testing;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
import java.nio.file.Path;
import java.time.InstantSource;

/// Client stores for tests.
public final class ClientStores {
    private ClientStores() {}

    /// In memory; does everything on the caller's thread.
    public static ClientStore brief() {
        return new ClientStore(null, InstantSource.system(), Runnable::run, Runnable::run);
    }

    /// Writes to the store of one server, in memory.
    public static ServerStateWriter ofServer() {
        return brief().writerFor("a server");
    }

    /// Never reads or writes a file.
    public static LocalFiles noFiles() {
        return new LocalFiles(Path.of("none"), Path.of("none"), _ -> {}, Runnable::run);
    }

    /// Reads and writes on the caller's thread.
    ///
    /// @param folder parent of `fetched`, `pasted` and `Downloads`
    public static LocalFiles files(Path folder) {
        return new LocalFiles(
                folder.resolve("fetched"),
                folder.resolve("Downloads"),
                Runnable::run,
                Runnable::run);
    }

    public static SavedServerState nothing() {
        return SavedServerState.NONE;
    }
}
