package foyer.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.memory.Memory;
import foyer.memory.Recollection;
import foyer.transfer.FileDesk;
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
    private final Table table;
    private final Path folder;
    private final List<Memory> memories = new ArrayList<>();
    private int starts;
    Table.Seat ada;
    FileDesk desk;

    /// The thread of what it remembers, and that of its files.
    Turns memoryThread = new Turns();

    Turns diskThread = new Turns();

    /// Whether the disk waits for the test from the next start on.
    boolean slow;

    KilledProgram(Table table, Path folder) {
        this.table = table;
        this.folder = folder;
    }

    private Path file(int start) {
        return folder.resolve("memory-" + start + ".db");
    }

    /// What it remembers now.
    Memory memory() {
        memoryThread = new Turns();
        var memory = new Memory(file(starts), Instant::now, memoryThread, Runnable::run);
        memories.add(memory);
        return memory;
    }

    void start() {
        ada = table.seat("Ada", "Ada", memory());
        diskThread = new Turns();
        if (slow) {
            diskThread.hold();
        }
        desk =
                new FileDesk(
                        folder.resolve("fetched"),
                        folder.resolve("downloads"),
                        diskThread,
                        Runnable::run);
        ada.model.serve(desk);
    }

    /// Takes whatever room is left in the pages of the file on a full disk, too.
    void fillUp() {
        var full = new AtomicBoolean();
        for (int i = 1; i < 1_000 && !full.get(); i++) {
            memories.getLast()
                    .of("somewhere else")
                    .say(
                            new Recollection.Outgoing(i, "lobby", "x", null, 0, ""),
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
        table.dies(ada);
    }

    Recollection killedWith() throws IOException {
        kill();
        return memory().recall("table");
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
        memories.forEach(Memory::close);
    }
}
