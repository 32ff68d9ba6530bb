package foyer.faults;

import foyer.link.LinkEvent;
import foyer.link.ServerAddress;
import foyer.protocol.Event;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.MemberId;
import foyer.state.ChatModel;
import foyer.state.LogRow;
import foyer.state.RoomModel;
import foyer.testing.Soak;
import foyer.testing.Visitor;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// People who talk in one room as fast as they may, whatever happens to their connections. One
/// thread, the test's.
final class Talkers implements AutoCloseable {
    private static final String ROOM = "Lobby";

    /// How many messages of one of them are on their way at the most.
    private static final int UNDER_WAY = 3;

    private static final long PATIENCE_NANOS = Soak.or(60, 1_200) * 1_000_000_000L;

    /// How many come at the same time.
    private static final int AT_ONCE = 20;

    private final List<Talker> talkers = new ArrayList<>();

    /// All of them are in the room when this returns.
    Talkers(int count, ServerAddress address) {
        for (int i = 1; i <= count; i++) {
            talkers.add(new Talker("Talker " + i, address));
            if (i % AT_ONCE == 0 || i == count) {
                talkers.forEach(talker -> talker.visitor.untilIn(ROOM));
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
                () ->
                        talkers.stream().allMatch(talker -> talker.welcomed - nanos > 0)
                                && areAllIn(),
                () -> {});
    }

    /// How long after this moment each of them was let in the last time, in milliseconds, sorted.
    List<Long> millisUntilWelcome(long nanos) {
        return talkers.stream()
                .map(talker -> Math.max(0, talker.welcomed - nanos) / 1_000_000)
                .sorted()
                .toList();
    }

    /// One of them says something.
    void oneTalks(RandomGenerator random) {
        talkers.get(random.nextInt(talkers.size())).talk(1);
    }

    /// One of them leaves, when all they said is stored, and comes back with nothing.
    void oneComesAgain(RandomGenerator random) {
        Talker talker = talkers.get(random.nextInt(talkers.size()));
        talker.untilNothingIsUnderWay();
        talker.visitor.close();
        talker.come();
        talker.visitor.untilIn(ROOM);
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

    /// Each says a little, if too little is on its way.
    void talkOn() {
        talkers.forEach(talker -> talker.talk(UNDER_WAY));
    }

    /// Talks until each of them said something from now on that came back: all are really there.
    void meet() {
        Map<Talker, Integer> before =
                talkers.stream().collect(Collectors.toMap(each -> each, each -> each.said));
        talkUntil(
                "each is heard",
                () ->
                        before.entrySet().stream()
                                .allMatch(
                                        each ->
                                                each.getKey().acknowledged.size()
                                                        > each.getValue()));
    }

    /// How many messages came back to who said them.
    int acknowledged() {
        return talkers.stream().mapToInt(talker -> talker.acknowledged.size()).sum();
    }

    /// Waits until the link of each is over, with these words.
    void untilClosed(String words) {
        talkers.forEach(talker -> talker.visitor.untilClosed(words));
    }

    /// How often one of them lost the connection.
    int lost() {
        return talkers.stream().mapToInt(talker -> talker.lost.get()).sum();
    }

    private boolean areAllIn() {
        return talkers.stream().allMatch(talker -> talker.visitor.with(Talkers::isIn));
    }

    private static boolean isIn(ChatModel chat) {
        return chat.rooms().rooms().stream()
                .anyMatch(
                        room ->
                                room.name().equals(ROOM)
                                        && room.presenceProperty().get()
                                                == RoomModel.Presence.INSIDE);
    }

    /// Waits until all that was said is stored and everybody has it all; older pages are fetched.
    void finish() {
        talkers.forEach(Talker::untilNothingIsUnderWay);
        long last = talkers.stream().mapToLong(Talker::last).max().orElse(0);
        talkers.forEach(talker -> talker.untilWhole(last));
    }

    /// What each of them can tell.
    List<Account> accounts() {
        return talkers.stream().map(Talker::account).toList();
    }

    /// Compares what each of them saw and said with the file.
    void check(List<Logged> stored) {
        Account.check(accounts(), stored);
    }

    @Override
    public void close() {
        talkers.forEach(talker -> talker.visitor.close());
    }

    private static final class Talker {
        final String name;
        final String key = MemberId.newKey(new SecureRandom());
        final Set<Said> acknowledged = ConcurrentHashMap.newKeySet();
        final AtomicInteger lost = new AtomicInteger();
        final ServerAddress address;
        Visitor visitor;
        volatile long welcomed;
        int said;

        Talker(String name, ServerAddress address) {
            this.name = name;
            this.address = address;
            come();
        }

        final void come() {
            visitor = new Visitor(name, key, address, this::hear);
        }

        private void hear(LinkEvent event) {
            switch (event) {
                case LinkEvent.Lost _ -> lost.incrementAndGet();
                case LinkEvent.Heard(Event.Welcome _) -> welcomed = System.nanoTime();
                case LinkEvent.Heard(Said mine) when mine.by().equals(MemberId.of(key)) ->
                        acknowledged.add(mine);
                case LinkEvent.Heard(Event.Page page) ->
                        page.entries().stream()
                                .filter(Said.class::isInstance)
                                .map(Said.class::cast)
                                .filter(each -> each.by().equals(MemberId.of(key)))
                                .forEach(acknowledged::add);
                default -> {}
            }
        }

        /// @param most how many of theirs may be on their way
        void talk(int most) {
            said +=
                    visitor.with(
                            chat -> {
                                RoomModel room = room(chat);
                                int count = 0;
                                while (underWay(room) < most) {
                                    chat.talking().say(room, name + " says " + (said + ++count));
                                }
                                return count;
                            });
        }

        void untilNothingIsUnderWay() {
            visitor.until("all is stored", chat -> underWay(room(chat)) == 0);
        }

        long last() {
            return log().stream().mapToLong(Logged::seq).max().orElse(0);
        }

        void untilWhole(long last) {
            visitor.until(
                    "the log is whole",
                    chat -> {
                        RoomModel room = room(chat);
                        List<Logged> log = entries(room);
                        if (log.isEmpty() || log.getLast().seq() < last) {
                            return false;
                        }
                        chat.talking().loadOlder(room);
                        return log.getFirst().seq() == 1;
                    });
        }

        Account account() {
            int underWay = visitor.with(chat -> underWay(room(chat)));
            return new Account(name, log(), List.copyOf(acknowledged), said, underWay);
        }

        List<Logged> log() {
            return visitor.with(chat -> entries(room(chat)));
        }

        private static RoomModel room(ChatModel chat) {
            return chat.rooms().rooms().stream()
                    .filter(room -> room.name().equals(ROOM))
                    .min(Comparator.comparing(RoomModel::name))
                    .orElseThrow();
        }

        private static int underWay(RoomModel room) {
            return (int)
                    room.log().rows().stream().filter(LogRow.Outgoing.class::isInstance).count();
        }

        private static List<Logged> entries(RoomModel room) {
            var entries = new ArrayList<Logged>();
            for (LogRow row : room.log().rows()) {
                if (row instanceof LogRow.Entry(Logged logged, _)) {
                    entries.add(logged);
                }
            }
            return entries;
        }
    }
}
