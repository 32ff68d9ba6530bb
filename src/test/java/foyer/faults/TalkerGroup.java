package foyer.faults;

import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Clients that talk in one room as fast as the limits allow, whatever happens to their
/// connections. Test thread.
final class TalkerGroup implements AutoCloseable {
    /// Unacknowledged messages of one talker at the same time.
    private static final int OUTGOING_MAX = 3;

    private static final long TIMEOUT_NANOS = Soak.or(60, 1_200) * 1_000_000_000L;

    /// Talkers that connect at the same time.
    private static final int CONNECTING_MAX = 20;

    private final List<Talker> talkers = new ArrayList<>();

    /// Returns when all talkers are in the room.
    TalkerGroup(int count, ServerAddress address) throws IOException {
        this("Talker", count, address, null);
    }

    /// Returns when all talkers are in the room.
    ///
    /// @param prefix prefix of the names
    /// @param folder see [Talker]
    TalkerGroup(String prefix, int count, ServerAddress address, @Nullable Path folder)
            throws IOException {
        for (int i = 1; i <= count; i++) {
            talkers.add(new Talker(prefix + " " + i, address, folder));
            if (i % CONNECTING_MAX == 0 || i == count) {
                talkers.forEach(Talker::untilIn);
            }
        }
    }

    /// Talks until the condition holds.
    void talkUntil(String what, BooleanSupplier condition) {
        until(what, condition, this::keepTalking);
    }

    /// Waits without talking until all talkers have been welcomed again.
    ///
    /// @param nanos time before the disconnect, by [System#nanoTime]
    void untilAllAreBackSince(long nanos) {
        until(
                "all are back",
                () -> talkers.stream().allMatch(each -> each.welcomed() - nanos > 0 && each.isIn()),
                () -> {});
    }

    /// Milliseconds from this time to the last welcome of each talker, sorted.
    List<Long> millisUntilWelcome(long nanos) {
        return talkers.stream()
                .map(each -> Math.max(0, each.welcomed() - nanos) / 1_000_000)
                .sorted()
                .toList();
    }

    /// Lets a random talker send a message.
    void oneTalks(RandomGenerator random) {
        talkers.get(random.nextInt(talkers.size())).talk(1);
    }

    /// Lets a random talker disconnect, once all its messages are stored, and connect again.
    void oneReconnects(RandomGenerator random) {
        talkers.get(random.nextInt(talkers.size())).reconnect();
    }

    private static void until(String what, BooleanSupplier condition, Runnable meanwhile) {
        long end = System.nanoTime() + TIMEOUT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("timed out waiting until " + what);
            }
            meanwhile.run();
            // leaves the processors to the server
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Talks until this many more messages are acknowledged.
    void talk(int messages) {
        int before = acknowledged();
        talkUntil(messages + " more are stored", () -> acknowledged() - before >= messages);
    }

    /// Talks until this many more messages are sent.
    void send(int messages) {
        int before = sent();
        talkUntil(messages + " more are sent", () -> sent() - before >= messages);
    }

    /// Lets each talker send up to the limit of unacknowledged messages.
    void keepTalking() {
        talkers.forEach(talker -> talker.talk(OUTGOING_MAX));
    }

    /// Talks until a new message of each talker is acknowledged, so that all are connected.
    void meet() {
        Map<Talker, Integer> before =
                talkers.stream().collect(Collectors.toMap(each -> each, Talker::sent));
        until(
                "a message of each talker is acknowledged",
                () ->
                        before.entrySet().stream()
                                .allMatch(each -> each.getKey().acknowledged() > each.getValue()),
                () -> talkers.forEach(talker -> talker.talk(1)));
    }

    private int sent() {
        return talkers.stream().mapToInt(Talker::sent).sum();
    }

    /// Number of messages acknowledged.
    int acknowledged() {
        return talkers.stream().mapToInt(Talker::acknowledged).sum();
    }

    /// Waits until each connection ends with this text.
    void untilClosed(String text) {
        talkers.forEach(talker -> talker.untilClosed(text));
    }

    /// Number of lost connections.
    int lost() {
        return talkers.stream().mapToInt(Talker::lost).sum();
    }

    /// Waits until all messages are stored.
    void settle() {
        talkers.forEach(Talker::untilAllStored);
    }

    /// Waits until all messages are stored and every talker has the complete log.
    void finish() {
        settle();
        long last = talkers.stream().mapToLong(Talker::last).max().orElse(0);
        talkers.forEach(talker -> talker.untilComplete(last));
    }

    /// The report of each talker.
    List<TalkerReport> talkerReports() {
        return talkers.stream().map(Talker::talkerReport).toList();
    }

    /// Compares the reports of all talkers with the file.
    void check(List<LogEntry> stored) {
        TalkerReport.check(talkerReports(), stored);
    }

    @Override
    public void close() {
        talkers.forEach(Talker::close);
    }
}
