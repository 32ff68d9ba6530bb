package foyer.bench;

import java.io.IOException;
import java.util.function.Predicate;

/// The rows in which people talk: each on every server in turn, within seconds. One thread.
final class TalkRows {
    static final int IN_FLIGHT = 32;
    private static final double OFFERED = 20_000;
    private static final double BUSY = 500;

    private final Figures figures;
    private final Bench.Servers servers;
    private final long warm;
    private final long window;

    private interface Load {
        Talk.Measured put(Talk talk) throws IOException;
    }

    TalkRows(Figures figures, Bench.Servers servers, long warm, long window) {
        this.figures = figures;
        this.servers = servers;
        this.warm = warm;
        this.window = window;
    }

    /// A room with so many people in it, on every server.
    ///
    /// @param wanted which rows
    void measure(int people, Predicate<String> wanted) throws IOException {
        row(wanted, Rows.flood(people), people, talk -> talk.flood(IN_FLIGHT, warm, window));
        row(wanted, Rows.quiet(people), people, talk -> talk.offer(OFFERED / people, warm, window));
        if (people == 100) {
            row(wanted, Rows.busy(people), people, talk -> talk.offer(BUSY, warm, window));
        }
    }

    private void row(Predicate<String> wanted, String what, int people, Load load)
            throws IOException {
        if (!wanted.test(what)) {
            return;
        }
        for (var server : servers.children.entrySet()) {
            Side side = server.getKey();
            Child child = server.getValue();
            try (var crowd = new Crowd(child, people, _ -> "talk" + people)) {
                child.untilIdle();
                note(what, side, load.put(new Talk(child, crowd, servers.numbers.get(side))));
            }
            child.untilIdle();
        }
    }

    private void note(String what, Side side, Talk.Measured measured) {
        figures.add(Rows.cpu(what), Rows.MICROS, side, measured.cpuMicros());
        figures.add(Rows.perSecond(what), Rows.COUNT, side, measured.perSecond());
        note(what, side, measured.latencies());
        figures.add(Rows.load(what), Rows.MICROS, side, measured.loadMicros());
    }

    private void note(String what, Side side, Latencies latencies) {
        figures.add(Rows.p50(what), Rows.MICROS, side, latencies.quantile(0.5));
        figures.add(Rows.p99(what), Rows.MICROS, side, latencies.quantile(0.99));
        figures.add(Rows.p999(what), Rows.MICROS, side, latencies.quantile(0.999));
    }

    /// So many senders with a room each, on every server.
    void receipts(int senders) throws IOException {
        for (var server : servers.children.entrySet()) {
            Side side = server.getKey();
            Child child = server.getValue();
            try (var crowd = new Crowd(child, senders, i -> "receipt" + i)) {
                Receipts.Measured measured =
                        new Receipts(child, crowd, servers.numbers.get(side)).run(warm, window);
                figures.add(Rows.receipts(senders), Rows.COUNT, side, measured.perSecond());
                figures.add(Rows.receiptCpu(senders), Rows.MICROS, side, measured.cpuMicros());
                note(Rows.senders(senders), side, measured.latencies());
            }
            child.untilIdle();
        }
    }
}
