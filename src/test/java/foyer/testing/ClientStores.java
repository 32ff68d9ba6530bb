package foyer.testing;

import foyer.clientstore.ClientStore;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.ServerStateWriter;
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

    public static SavedServerState nothing() {
        return SavedServerState.NONE;
    }
}
