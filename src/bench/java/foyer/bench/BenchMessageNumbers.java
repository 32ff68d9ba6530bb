package foyer.bench;

/// Increasing message numbers for all clients of a server. One thread.
final class BenchMessageNumbers {
    private long last;

    long next() {
        return ++last;
    }
}
