package foyer.model;

import foyer.clientstore.ServerStateWriter;

/// The user's message numbers, each larger than all before. Starts with the clock, or with the last
/// saved number if that is larger. UI thread.
final class MessageNumberSequence {
    private final ServerStateWriter stateWriter;
    private long last;

    MessageNumberSequence(ServerStateWriter stateWriter, long saved, long nowMillis) {
        this.stateWriter = stateWriter;
        this.last = Math.max(saved, nowMillis);
    }

    /// The next number, for what is saved together with it.
    long next() {
        return ++last;
    }

    /// The next number, for what is not saved; saves the number itself.
    long nextSaved() {
        long n = next();
        stateWriter.saveUsedNumber(n);
        return n;
    }
}
