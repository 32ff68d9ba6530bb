package foyer.state;

/// This member's own numbers for what they say: each larger than all before. They begin with the
/// clock, so that they stay larger after the program was started again. UI thread.
final class Numbers {
    private long last;

    Numbers(long nowMillis) {
        this.last = nowMillis;
    }

    long next() {
        return ++last;
    }
}
