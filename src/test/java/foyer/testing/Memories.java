package foyer.testing;

import foyer.memory.Memory;
import foyer.memory.Recollection;
import foyer.memory.ServerMemory;
import java.time.InstantSource;

/// What a person remembers, where a test does not care.
public final class Memories {
    private Memories() {}

    /// Lasts as long as the test and does everything at once, on the caller's thread.
    public static Memory brief() {
        return new Memory(null, InstantSource.system(), Runnable::run, Runnable::run);
    }

    /// The same of one server.
    public static ServerMemory ofServer() {
        return brief().of("a server");
    }

    public static Recollection nothing() {
        return Recollection.NONE;
    }
}
