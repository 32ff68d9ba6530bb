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

/// People who talk in one room as fast as they may, whatever happens to their connections. One
/// thread, the test's.
final class TalkerGroup implements AutoCloseable {
    /// How many messages of one of them are on their way at the most.
    private static final int UNDER_WAY = 3;

    private static final long PATIENCE_NANOS = Soak.or(60, 1_200) * 1_000_000_000L;

    /// How many come at the same time.
    private static final int AT_ONCE = 20;

    private final List<Talker> talkers = new ArrayList<>();

    /// All of them are in the room when this returns.
    TalkerGroup(int count, ServerAddress address) throws IOException {
        this("Talker", count, address, null);
    }

    /// The same, who may keep something on disk.
    ///
    /// @param called what their names begin with
    /// @param folder see [Talker]
    TalkerGroup(String called, int count, ServerAddress address, @Nullable Path folder)
            throws IOException {
        for (int i = 1; i <= count; i++) {
            talkers.add(new Talker(called + " " + i, address, folder));
            if (i % AT_ONCE == 0 || i == count) {
                talkers.forEach(Talker::untilIn);
            }
        }
    }

    /// Talks until it is so.
    void talkUntil(String what, BooleanSupplier condition) {
        until(what, condition, this::talkOn);
    }

    /// Waits, silently, until each of them is back that was let in before this moment.
    ///
    /// @param nanos as [System#nanoTime] gave it before what drove them out
    void untilAllAreBackSince(long nanos) {
        until(
                "all are back",
                () -> talkers.stream().allMatch(each -> each.welcomed() - nanos > 0 && each.isIn()),
                () -> {});
    }

    /// How long after this moment each of them was let in the last time, in milliseconds, sorted.
    List<Long> millisUntilWelcome(long nanos) {
        return talkers.stream()
                .map(each -> Math.max(0, each.welcomed() - nanos) / 1_000_000)
                .sorted()
                .toList();
    }

    /// One of them says something.
    void oneTalks(RandomGenerator random) {
        talkers.get(random.nextInt(talkers.size())).talk(1);
    }

    /// One of them leaves, when all they said is stored, and comes back.
    void oneComesAgain(RandomGenerator random) {
        talkers.get(random.nextInt(talkers.size())).comeAgain();
    }

    private static void until(String what, BooleanSupplier condition, Runnable meanwhile) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("they waited in vain until " + what);
            }
            meanwhile.run();
            // the server needs the processors more than the question whether it is so
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Talks until this many more messages came back to who said them.
    void talk(int messages) {
        int before = acknowledged();
        talkUntil(messages + " more are stored", () -> acknowledged() - before >= messages);
    }

    /// Talks until this many more are said, whatever came of them.
    void say(int messages) {
        int before = said();
        talkUntil(messages + " more are said", () -> said() - before >= messages);
    }

    /// Each says a little, if too little is on its way.
    void talkOn() {
        talkers.forEach(talker -> talker.talk(UNDER_WAY));
    }

    /// Talks until each of them said something from now on that came back: all are really there.
    void meet() {
        Map<Talker, Integer> before =
                talkers.stream().collect(Collectors.toMap(each -> each, Talker::said));
        until(
                "each is heard",
                () ->
                        before.entrySet().stream()
                                .allMatch(each -> each.getKey().heard() > each.getValue()),
                () -> talkers.forEach(talker -> talker.talk(1)));
    }

    private int said() {
        return talkers.stream().mapToInt(Talker::said).sum();
    }

    /// How many messages came back to who said them.
    int acknowledged() {
        return talkers.stream().mapToInt(Talker::heard).sum();
    }

    /// Waits until the link of each is over, with these words.
    void untilClosed(String words) {
        talkers.forEach(talker -> talker.untilClosed(words));
    }

    /// How often one of them lost the connection.
    int lost() {
        return talkers.stream().mapToInt(Talker::lost).sum();
    }

    /// Waits until all that was said is stored.
    void settle() {
        talkers.forEach(Talker::untilNothingIsUnderWay);
    }

    /// Waits until all that was said is stored and everybody has it all.
    void finish() {
        settle();
        long last = talkers.stream().mapToLong(Talker::last).max().orElse(0);
        talkers.forEach(talker -> talker.untilWhole(last));
    }

    /// What each of them can tell.
    List<TalkerReport> talkerReports() {
        return talkers.stream().map(Talker::talkerReport).toList();
    }

    /// Compares what each of them saw and said with the file.
    void check(List<LogEntry> stored) {
        TalkerReport.check(talkerReports(), stored);
    }

    @Override
    public void close() {
        talkers.forEach(Talker::close);
    }
}
