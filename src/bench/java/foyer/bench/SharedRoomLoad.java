package foyer.bench;

import java.io.IOException;
import java.util.Arrays;

/// A room with four senders, in which every member receives every message. Counts deliveries: each
/// message must reach each member once. One thread.
final class SharedRoomLoad {
    private static final int SENDERS = 4;
    private static final int MAX_IN_FLIGHT = 1 << 16;
    private static final long TIME_BASE = System.nanoTime();
    private static final long DRAIN_TIMEOUT_NANOS = 10_000_000_000L;

    /// @param cpuMicros of the server, for one delivery
    /// @param loadMicros of the load generator, for one delivery
    record DeliveryFigures(
            double cpuMicros,
            double perSecond,
            LatencyHistogram latencyHistogram,
            double loadMicros) {}

    private final MeasuredServer server;
    private final ClientCrowd crowd;
    private final int[] remainingReceivers = new int[MAX_IN_FLIGHT];
    private final BenchMessageNumbers messageNumbers;
    private LatencyHistogram latencyHistogram = new LatencyHistogram();
    private int sent;
    private int delivered;
    private long deliveries;

    SharedRoomLoad(MeasuredServer server, ClientCrowd crowd, BenchMessageNumbers messageNumbers) {
        this.server = server;
        this.crowd = crowd;
        this.messageNumbers = messageNumbers;
        crowd.listen((_, sentAt, number) -> onDelivery(sentAt, number));
    }

    private void onDelivery(long sentAt, int number) throws IOException {
        deliveries++;
        latencyHistogram.add(now() - sentAt);
        int remaining = --remainingReceivers[number % MAX_IN_FLIGHT];
        if (remaining == 0) {
            delivered++;
        } else if (remaining < 0) {
            throw new IOException("message " + number + " was delivered twice");
        }
    }

    private static long now() {
        return System.nanoTime() - TIME_BASE;
    }

    private void send(long sentAt) throws IOException {
        int number = sent++;
        if (remainingReceivers[number % MAX_IN_FLIGHT] != 0) {
            throw new IOException("too many messages in flight");
        }
        remainingReceivers[number % MAX_IN_FLIGHT] = crowd.benchClients.size();
        crowd.benchClients.get(number % SENDERS).say(messageNumbers.next(), sentAt, number);
    }

    /// Keeps a number of messages in flight.
    DeliveryFigures flood(int inFlight, long warmMillis, long millis) throws IOException {
        return measure(warmMillis, millis, inFlight, 0);
    }

    /// Sends a number of messages a second, however long their delivery takes.
    DeliveryFigures sendAtRate(double perSecond, long warmMillis, long millis) throws IOException {
        return measure(warmMillis, millis, MAX_IN_FLIGHT / 2, perSecond);
    }

    private DeliveryFigures measure(long warmMillis, long millis, int inFlight, double perSecond)
            throws IOException {
        sendFor(warmMillis, inFlight, perSecond);
        latencyHistogram = new LatencyHistogram();
        deliveries = 0;
        long ownPid = ProcessHandle.current().pid();
        long ownCpu = MeasuredServer.cpuNanos(ownPid);
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        sendFor(millis, inFlight, perSecond);
        long took = System.nanoTime() - start;
        double count = deliveries;
        cpu = server.cpuNanos() - cpu;
        ownCpu = MeasuredServer.cpuNanos(ownPid) - ownCpu;
        LatencyHistogram measured = latencyHistogram;
        drain();
        return new DeliveryFigures(
                cpu / 1e3 / count, count / (took / 1e9), measured, ownCpu / 1e3 / count);
    }

    private void sendFor(long millis, int inFlight, double perSecond) throws IOException {
        long start = now();
        long end = start + millis * 1_000_000;
        double interval = perSecond == 0 ? 0 : 1e9 / perSecond;
        double due = start;
        for (long now = start; now < end; now = now()) {
            while (sent - delivered < inFlight && due <= now) {
                send(interval == 0 ? now() : (long) due);
                due += interval;
            }
            crowd.turn(interval == 0 ? 10 : due - now > 1.5e6 ? 1 : 0);
        }
    }

    private void drain() throws IOException {
        long end = System.nanoTime() + DRAIN_TIMEOUT_NANOS;
        while (delivered < sent) {
            crowd.turn(10);
            if (System.nanoTime() - end > 0) {
                System.out.println(
                        sent - delivered + " messages were not delivered to all members");
                Arrays.fill(remainingReceivers, 0);
                delivered = sent;
            }
        }
    }
}
