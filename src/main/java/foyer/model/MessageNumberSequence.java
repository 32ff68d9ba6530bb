package foyer.model;

import foyer.clientstore.ServerStateWriter;

/// This member's own numbers for what they say: each larger than all before. They begin with the
/// clock or, where that is behind, with the last one that is remembered. UI thread.
final class MessageNumberSequence {
    private final ServerStateWriter stateWriter;
    private long last;

    MessageNumberSequence(ServerStateWriter stateWriter, long remembered, long nowMillis) {
        this.stateWriter = stateWriter;
        this.last = Math.max(remembered, nowMillis);
    }

    /// For something that is written down with it.
    long next() {
        return ++last;
    }

    /// For something that is not.
    long nextNoted() {
        long n = next();
        stateWriter.saveUsedNumber(n);
        return n;
    }
}
