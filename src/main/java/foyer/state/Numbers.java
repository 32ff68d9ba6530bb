package foyer.state;

import foyer.memory.ServerMemory;

/// This member's own numbers for what they say: each larger than all before. They begin with the
/// clock or, where that is behind, with the last one that is remembered. UI thread.
final class Numbers {
    private final ServerMemory memory;
    private long last;

    Numbers(ServerMemory memory, long remembered, long nowMillis) {
        this.memory = memory;
        this.last = Math.max(remembered, nowMillis);
    }

    /// For something that is written down with it.
    long next() {
        return ++last;
    }

    /// For something that is not.
    long nextNoted() {
        long n = next();
        memory.numbered(n);
        return n;
    }
}
