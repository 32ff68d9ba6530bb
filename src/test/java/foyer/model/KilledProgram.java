package foyer.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.clientstore.OutgoingMessage;
import foyer.clientstore.SavedServerState;
import foyer.hub.HubWithClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ada's program, which can be killed and started again. The next start has only what was on disk
/// at that moment.
final class KilledProgram implements AutoCloseable {
    private final HubWithClients hubWithClients;
    private final Path folder;
    private final List<ClientStore> clientStores = new ArrayList<>();
    private int starts;
    HubWithClients.Seat ada;
    LocalFiles localFiles;

    ManualExecutor storeThread = new ManualExecutor();

    ManualExecutor diskThread = new ManualExecutor();

    /// Whether the disk thread is held from the next start on.
    boolean diskHeld;

    KilledProgram(HubWithClients hubWithClients, Path folder) {
        this.hubWithClients = hubWithClients;
        this.folder = folder;
    }

    private Path file(int start) {
        return folder.resolve("memory-" + start + ".db");
    }

    /// Opens the store of the current start.
    ClientStore openStore() {
        storeThread = new ManualExecutor();
        var clientStore = new ClientStore(file(starts), Instant::now, storeThread, Runnable::run);
        clientStores.add(clientStore);
        return clientStore;
    }

    void start() {
        diskThread = new ManualExecutor();
        if (diskHeld) {
            diskThread.hold();
        }
        localFiles =
                new LocalFiles(
                        folder.resolve("fetched"),
                        folder.resolve("downloads"),
                        diskThread,
                        Runnable::run);
        ada = hubWithClients.seat("Ada", "Ada", openStore(), localFiles);
    }

    /// Uses up the free space that the pages of the database still have on a full disk.
    void fillUp() {
        var full = new AtomicBoolean();
        for (int i = 1; i < 1_000 && !full.get(); i++) {
            clientStores
                    .getLast()
                    .writerFor("another server")
                    .saveOutgoing(
                            new OutgoingMessage(i, "lobby", "x", null, 0, "", null),
                            0,
                            () -> {},
                            _ -> full.set(true));
        }
        assertTrue(full.get(), "the disk is full");
    }

    /// Copies the database, so that later writes do not count, and drops the waiting tasks of its
    /// threads.
    void kill() throws IOException {
        starts++;
        for (String part : List.of("", "-wal")) {
            Files.copy(Path.of(file(starts - 1) + part), Path.of(file(starts) + part));
        }
        storeThread.drop();
        diskThread.drop();
        hubWithClients.dies(ada);
    }

    SavedServerState killedWith() throws IOException {
        kill();
        return openStore().load("table");
    }

    List<Path> pasted() throws IOException {
        try (var all = Files.list(folder.resolve("pasted"))) {
            return all.toList();
        }
    }

    @Override
    public void close() {
        storeThread.release();
        diskThread.release();
        clientStores.forEach(ClientStore::close);
    }
}
