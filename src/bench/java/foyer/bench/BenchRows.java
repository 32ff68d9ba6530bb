package foyer.bench;

/// What the rows of the table are called, and how their numbers are printed.
final class BenchRows {
    static final String MICROS = "%.2f";
    static final String COUNT = "%,.0f";
    static final int IDLE = 5_000;
    static final int RETURNING = 2_000;

    private BenchRows() {}

    static String flood(int people) {
        return "flood, %,d".formatted(people);
    }

    static String quiet(int people) {
        return "20,000/s offered, %,d".formatted(people);
    }

    static String busy(int people) {
        return "500 messages/s, %,d".formatted(people);
    }

    static String senders(int senders) {
        return senders == 1 ? "1 sender" : senders + " senders";
    }

    static String idle(String what) {
        return "%,d connections: %s".formatted(IDLE, what);
    }

    static String returning(String what) {
        return "%,d return after a kill: %s".formatted(RETURNING, what);
    }

    static String cpu(String what) {
        return what + ": server CPU µs per delivery";
    }

    static String perSecond(String what) {
        return what + ": deliveries/s";
    }

    static String p50(String what) {
        return what + ": p50 ms";
    }

    static String p99(String what) {
        return what + ": p99 ms";
    }

    static String p999(String what) {
        return what + ": p99.9 ms";
    }

    static String load(String what) {
        return what + ": load generator CPU µs per delivery";
    }

    static String receipts(int senders) {
        return senders(senders) + ": receipts/s";
    }

    static String receiptCpu(int senders) {
        return senders(senders) + ": server CPU µs per receipt";
    }

    static String heap() {
        return idle("live heap bytes each");
    }
}
