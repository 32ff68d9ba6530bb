package foyer.state;

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

/// Ada's program, started and killed again and again: what was on the disk at that moment is all
/// that the next start has.
final class KilledProgram implements AutoCloseable {
    private final Table table;
    private final Path folder;
    private final List<Memory> memories = new ArrayList<>();
    private int starts;
    Table.Seat ada;
    FileDesk desk;

    KilledProgram(Table table, Path folder) {
        this.table = table;
        this.folder = folder;
    }

    private Path file(int start) {
        return folder.resolve("memory-" + start + ".db");
    }

    /// What it remembers now.
    Memory memory() {
        var memory = new Memory(file(starts), Instant::now, Runnable::run, Runnable::run);
        memories.add(memory);
        return memory;
    }

    void start() {
        ada = table.seat("Ada", "Ada", memory());
        desk =
                new FileDesk(
                        folder.resolve("fetched"),
                        folder.resolve("downloads"),
                        Runnable::run,
                        Runnable::run);
        ada.model.serve(desk);
    }

    /// What it wrote is copied, so that nothing it does later counts.
    void kill() throws IOException {
        starts++;
        for (String part : List.of("", "-wal")) {
            Files.copy(Path.of(file(starts - 1) + part), Path.of(file(starts) + part));
        }
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
        memories.forEach(Memory::close);
    }
}
