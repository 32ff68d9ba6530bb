package foyer.bench;

/// The numbers that members give to what they say: larger each time. One thread.
final class BenchMessageNumbers {
    private long last;

    long next() {
        return ++last;
    }
}
