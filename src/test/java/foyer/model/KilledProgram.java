package foyer.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.ClientStore;
import foyer.clientstore.SavedServerState;
import foyer.hub.HubWithClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ada's program, started and killed again and again: what was on the disk at that moment is all
/// that the next start has.
final class KilledProgram implements AutoCloseable {
    private final HubWithClients hubWithClients;
    private final Path folder;
    private final List<ClientStore> clientStores = new ArrayList<>();
    private int starts;
    HubWithClients.Seat ada;
    LocalFiles localFiles;

    /// The thread of what it remembers, and that of its files.
    ManualExecutor memoryThread = new ManualExecutor();

    ManualExecutor diskThread = new ManualExecutor();

    /// Whether the disk waits for the test from the next start on.
    boolean slow;

    KilledProgram(HubWithClients hubWithClients, Path folder) {
        this.hubWithClients = hubWithClients;
        this.folder = folder;
    }

    private Path file(int start) {
        return folder.resolve("memory-" + start + ".db");
    }

    /// What it remembers now.
    ClientStore memory() {
        memoryThread = new ManualExecutor();
        var clientStore = new ClientStore(file(starts), Instant::now, memoryThread, Runnable::run);
        clientStores.add(clientStore);
        return clientStore;
    }

    void start() {
        ada = hubWithClients.seat("Ada", "Ada", memory());
        diskThread = new ManualExecutor();
        if (slow) {
            diskThread.hold();
        }
        localFiles =
                new LocalFiles(
                        folder.resolve("fetched"),
                        folder.resolve("downloads"),
                        diskThread,
                        Runnable::run);
        ada.model.attachFiles(localFiles);
    }

    /// Takes whatever room is left in the pages of the file on a full disk, too.
    void fillUp() {
        var full = new AtomicBoolean();
        for (int i = 1; i < 1_000 && !full.get(); i++) {
            clientStores
                    .getLast()
                    .writerFor("somewhere else")
                    .saveOutgoing(
                            new SavedServerState.Outgoing(i, "lobby", "x", null, 0, ""),
                            0,
                            () -> {},
                            _ -> full.set(true));
        }
        assertTrue(full.get(), "the disk is full");
    }

    /// What it wrote is copied, so that nothing it does later counts; what its threads had not done
    /// is never done.
    void kill() throws IOException {
        starts++;
        for (String part : List.of("", "-wal")) {
            Files.copy(Path.of(file(starts - 1) + part), Path.of(file(starts) + part));
        }
        memoryThread.forget();
        diskThread.forget();
        hubWithClients.dies(ada);
    }

    SavedServerState killedWith() throws IOException {
        kill();
        return memory().load("table");
    }

    List<Path> pasted() throws IOException {
        try (var all = Files.list(folder.resolve("pasted"))) {
            return all.toList();
        }
    }

    @Override
    public void close() {
        memoryThread.letGo();
        diskThread.letGo();
        clientStores.forEach(ClientStore::close);
    }
}
