package foyer.bench;

/// The names of the table rows and the formats of their figures.
final class BenchRows {
    static final String DECIMAL = "%.2f";
    static final String WHOLE = "%,.0f";
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

    static String idle(String row) {
        return "%,d connections: %s".formatted(IDLE, row);
    }

    static String returning(String row) {
        return "%,d return after a kill: %s".formatted(RETURNING, row);
    }

    static String cpu(String row) {
        return row + ": server CPU µs per delivery";
    }

    static String perSecond(String row) {
        return row + ": deliveries/s";
    }

    static String p50(String row) {
        return row + ": p50 ms";
    }

    static String p99(String row) {
        return row + ": p99 ms";
    }

    static String p999(String row) {
        return row + ": p99.9 ms";
    }

    static String load(String row) {
        return row + ": load generator CPU µs per delivery";
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
