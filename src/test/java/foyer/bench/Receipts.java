package foyer.bench;

import java.io.IOException;

/// Members who each have a room to themselves, and say the next thing when they hear their last.
/// One thread.
final class Receipts {
    private static final long BASE = System.nanoTime();

    /// @param cpuMicros of the server, for one receipt
    record Measured(double perSecond, Latencies latencies, double cpuMicros) {}

    private final Child server;
    private final Crowd crowd;
    private final Numbers numbers;
    private Latencies latencies = new Latencies();
    private long heard;
    private boolean over;

    Receipts(Child server, Crowd crowd, Numbers numbers) {
        this.server = server;
        this.crowd = crowd;
        this.numbers = numbers;
        crowd.listen(this::heard);
    }

    private void heard(Guest guest, long sentAt, int number) throws IOException {
        heard++;
        latencies.add(now() - sentAt);
        if (!over) {
            say(guest);
        }
    }

    private static long now() {
        return System.nanoTime() - BASE;
    }

    private void say(Guest guest) throws IOException {
        guest.say(numbers.next(), now(), 0);
    }

    Measured run(long warmMillis, long millis) throws IOException {
        for (Guest guest : crowd.guests) {
            say(guest);
        }
        turnFor(warmMillis);
        heard = 0;
        latencies = new Latencies();
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        turnFor(millis);
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = server.cpuNanos() - cpu;
        var measured = new Measured(heard / seconds, latencies, cpu / 1e3 / heard);
        over = true;
        turnFor(100);
        return measured;
    }

    private void turnFor(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() - end < 0) {
            crowd.turn(10);
        }
    }
}
