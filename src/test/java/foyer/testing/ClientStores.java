package foyer.testing;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a person remembers, where a test does not care.
public final class ClientStores {
    private ClientStores() {}

    /// Lasts as long as the test and does everything at once, on the caller's thread.
    public static ClientStore brief() {
        return new ClientStore(null, InstantSource.system(), Runnable::run, Runnable::run);
    }

    /// The same of one server.
    public static ServerStateWriter ofServer() {
        return brief().writerFor("a server");
    }

    /// Never reads or writes a file.
    public static LocalFiles noFiles() {
        return new LocalFiles(Path.of("none"), Path.of("none"), _ -> {}, Runnable::run);
    }

    /// Reads and writes at once, on the caller's thread.
    ///
    /// @param folder in which `fetched`, `pasted` and `Downloads` are
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
