package foyer.serverstore;

import java.nio.file.Path;
import java.time.InstantSource;

/// Opens a file as a server does, and prints a line before and after.
final class OpenStoreMain {
    private OpenStoreMain() {}

    /// @param args the file
    public static void main(String[] args) throws Exception {
        // what SQLite needs is loaded now, so that what follows is the file's
        MessageStore.inMemory("none").close();
        System.out.println("begins");
        try (var store = MessageStore.open(Path.of(args[0]), "log", InstantSource.system())) {
            System.out.println(store.quarantinedFile() == null ? "done" : "put aside");
            System.in.read();
        }
    }
}
