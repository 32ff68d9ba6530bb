package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubSettings;
import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.MemberId;
import foyer.protocol.Names;
import foyer.protocol.Presence;
import foyer.protocol.Request;
import foyer.protocol.Retention;
import foyer.server.ServerLimits;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import foyer.testing.Soak;
import foyer.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Members who send one command as fast as a connection may, with the largest values, while an
/// innocent member goes on talking. The long form floods for 20 seconds with 200,000 messages in
/// the history, from 19 and from 57 connections, and asserts the innocent member's times.
@Tag("process")
final class HostileMembersTest {
    private static final int MESSAGES = Soak.or(2_000, 200_000);
    private static final long FLOOD_MILLIS = Soak.or(700L, 20_000L);
    private static final List<Integer> CROWDS = Soak.or(List.of(19), List.of(19, 57));
    private static final long ECHO_MILLIS_MAX = 250;
    private static final long SAID_MILLIS_MAX = 500;

    /// What a connection may send at once, and how often after that, by default.
    private static final int BURST = ServerLimits.DEFAULT.frames().burst();

    private static final int PERIOD_MILLIS = 1_000 / ServerLimits.DEFAULT.frames().perSecond();
    private static final String LONGEST = "\uD83D\uDE00".repeat(Limits.MESSAGE_POINTS - 20);

    @TempDir static Path folder;
    private static Path history;

    /// One member's flood.
    ///
    /// @param member their number
    private record Flood(int member) {
        String name() {
            return "Flooder " + member;
        }

        String room() {
            return "mine " + member;
        }

        String otherId(long i) {
            return MemberKeys.id("Flooder " + (member + 1 + i % 18) % 19);
        }

        /// The commands of each flood, by its name.
        Map<String, LongFunction<Command>> all() {
            var floods = new LinkedHashMap<String, LongFunction<Command>>();
            floods.put("say", i -> new Command.Say("Lobby", i + 10, i + LONGEST));
            floods.put("say briefly", i -> new Command.Say("Lobby", i + 10, "a " + i));
            floods.put("edit", i -> new Command.Edit(room(), 1, i + LONGEST));
            floods.put("delete", i -> new Command.Delete(room(), 1 + i));
            floods.put(
                    "react",
                    i -> new Command.React("Lobby", 1, i % 4 < 2 ? "👍" : "🎉", i % 2 == 0));
            floods.put("pin", i -> new Command.Pin(room(), 1, i % 2 == 0));
            floods.put("read", i -> new Command.Read("Lobby", i + 1));
            floods.put("typing", _ -> new Command.Typing("Lobby"));
            floods.put(
                    "set_presence",
                    i -> new Command.SetPresence(Presence.AWAY, i + "é".repeat(90)));
            floods.put(
                    "search",
                    i ->
                            new Command.Search(
                                    "a s t w the ka " + i % 7, null, null, null, null, null));
            floods.put("echo", i -> new Command.Echo(i + LONGEST));
            floods.put("join again", _ -> new Command.Join("Lobby"));
            floods.put(
                    "leave and join",
                    i -> i % 2 == 0 ? new Command.Leave("Lobby") : new Command.Join("Lobby"));
            floods.put("open rooms", i -> new Command.Join("room " + member + " " + i));
            floods.put(
                    "history",
                    i -> new Command.History("Lobby", MESSAGES - i * 200 % MESSAGES, 200));
            floods.put("direct", i -> new Command.Direct(otherId(i)));
            floods.put("delete_all", i -> new Command.DeleteAll(otherId(i)));
            floods.put("ignore", i -> new Command.Ignore(otherId(i), i % 3 > 0));
            floods.put(
                    "accept",
                    i -> new Command.Accept(Names.direct(otherId(i), MemberKeys.id("nobody"))));
            floods.put("rename", i -> new Command.Rename("F" + member + " " + i));
            floods.put(
                    "set_topic",
                    i -> new Command.SetTopic(room(), i + "é".repeat(Limits.TOPIC_POINTS - 20)));
            floods.put(
                    "set_keeping",
                    i ->
                            new Command.SetKeeping(
                                    room(), i % 2 == 0 ? Retention.NOTHING : Retention.ALWAYS));
            floods.put(
                    "close and keep",
                    i ->
                            i % 2 == 0
                                    ? new Command.CloseRoom(room(), 60, "é".repeat(190))
                                    : new Command.KeepRoom(room()));
            floods.put("set_password", i -> new Command.SetPassword(room(), "secret " + i));
            floods.put("invite", _ -> new Command.Invite(room(), false, 60));
            floods.put(
                    "offer",
                    i -> new Command.Offer("%064x".formatted(member * 1_000_000L + i), 1_000));
            floods.put("fetch", i -> new Command.Fetch("Lobby", "%064x".formatted(i), 0));
            floods.put("ban", i -> new Command.Ban(otherId(i), null, "é".repeat(190), true));
            floods.put("announce", i -> new Command.Announce(i + 1, LONGEST));
            floods.put("ping", _ -> new Command.Ping());
            return floods;
        }
    }

    @TestFactory
    Stream<DynamicTest> innocentMemberIsServed() {
        return CROWDS.stream()
                .flatMap(
                        crowd ->
                                new Flood(0)
                                        .all().keySet().stream()
                                                .map(
                                                        flood ->
                                                                DynamicTest.dynamicTest(
                                                                        crowd
                                                                                + " members: "
                                                                                + flood,
                                                                        () ->
                                                                                flood(
                                                                                        flood,
                                                                                        crowd))));
    }

    private void flood(String flood, int crowd) throws Exception {
        Path file = folder.resolve(crowd + flood + ".db");
        Files.copy(history, file);
        MessageStore store = MessageStore.open(file, "k7f2m4qz", InstantSource.system());
        var settings = new HubSettings("Club", Set.of(), List.of("Lobby", "Quiet"), List.of());
        try (var server =
                        TestServer.with(settings)
                                .store(store)
                                .limits(ServerLimits.DEFAULT.withPerAddress(1_000, 100_000))
                                .start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var over = new CountDownLatch(1);
            var ready = new CountDownLatch(crowd);
            var innocent = new InnocentMember(server.port());
            for (int member = 0; member < crowd; member++) {
                var flooder = new Flood(member);
                threads.execute(() -> flood(server.port(), flooder, flood, ready, over));
            }
            ready.await();
            long end = System.nanoTime() + FLOOD_MILLIS * 1_000_000;
            while (System.nanoTime() < end) {
                innocent.talk();
            }
            over.countDown();
            innocent.print(crowd, flood);
            innocent.client.close();
            if (Soak.or(false, true)) {
                assertTrue(innocent.echoes.p99() < ECHO_MILLIS_MAX, "echo");
                assertTrue(innocent.messages.p99() < SAID_MILLIS_MAX, "said");
            }
        }
    }

    @BeforeAll
    static void fillHistory() throws Exception {
        history = folder.resolve("history.db");
        try (var store = MessageStore.open(history, "k7f2m4qz", InstantSource.system())) {
            fill(store);
        }
    }

    private static void fill(MessageStore store) throws Exception {
        store.store(
                List.of(new Change.Room("Lobby", "", "", true, "lobbylog", Retention.ALWAYS, 0)));
        String[] words = "soup the tea a bread ka was s with on this where to".split(" ");
        for (int seq = 1; seq <= MESSAGES; ) {
            var batch = new ArrayList<Change>();
            for (int i = 0; i < 5_000 && seq <= MESSAGES; i++, seq++) {
                var text = new StringBuilder("w" + seq % 3_000);
                for (int word = 0; word < 8; word++) {
                    text.append(' ').append(words[(seq * 7 + word * word) % words.length]);
                }
                batch.add(
                        new Change.Entry(
                                new Said(
                                        "Lobby",
                                        seq,
                                        seq,
                                        MemberId.of(MemberKeys.of("Old")),
                                        "Old",
                                        seq,
                                        text.toString())));
            }
            store.store(batch);
        }
    }

    private static void flood(
            int port, Flood flooder, String flood, CountDownLatch ready, CountDownLatch over) {
        try (var client = RawClient.open(port)) {
            Thread reader = Thread.ofVirtual().start(() -> discardAll(client));
            send(client, 1, hello(flooder.name()));
            send(client, 2, new Command.Join("Lobby"));
            send(client, 3, new Command.Join(flooder.room()));
            send(client, 4, new Command.Say(flooder.room(), 1, "mine"));
            ready.countDown();
            LongFunction<Command> commands = flooder.all().get(flood);
            for (long i = 0; over.getCount() > 0; i++) {
                send(client, 10 + i, commands.apply(i));
                if (i >= BURST) {
                    over.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
            reader.interrupt();
        } catch (IOException e) {
            // the server may close a connection that sends far too much
            ProcessStats.print(flood + ": a connection was closed");
            ready.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void discardAll(RawClient client) {
        try {
            while (client.read().opcode() != 8) {
                Thread.yield();
            }
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Command hello(String name) {
        return new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(name));
    }

    private static void send(RawClient client, long id, Command command) throws IOException {
        client.send(Codec.encode(new Request(id, command)));
    }

    /// Durations in milliseconds.
    private static final class Times {
        private final List<Double> millis = new ArrayList<>();

        void add(long nanos) {
            millis.add(nanos / 1e6);
            millis.sort(null);
        }

        double p99() {
            return millis.isEmpty() ? Double.MAX_VALUE : millis.get(millis.size() * 99 / 100);
        }

        @Override
        public String toString() {
            return "p50 %.1f, p99 %.1f ms".formatted(millis.get(millis.size() / 2), p99());
        }
    }

    /// Talks at the pace of a person and waits for each answer.
    private static final class InnocentMember {
        private final RawClient client;
        private final Times echoes = new Times();
        private final Times messages = new Times();
        private long id = 10;

        InnocentMember(int port) throws IOException {
            client = RawClient.open(port);
            send(client, 1, hello("Innocent"));
            send(client, 2, new Command.Join(Names.room("Quiet")));
            await("\"type\":\"page\"");
        }

        private void await(String answer) throws IOException {
            while (!client.read().text().contains(answer)) {
                Thread.yield();
            }
        }

        void talk() throws Exception {
            echoes.add(timed(new Command.Echo("hello")));
            messages.add(timed(new Command.Say("Quiet", id, "hello")));
            Thread.sleep(400);
        }

        private long timed(Command command) throws IOException {
            long start = System.nanoTime();
            send(client, ++id, command);
            await("\"re\":" + id);
            return System.nanoTime() - start;
        }

        void print(int crowd, String flood) {
            ProcessStats.print(
                    "%d members: %-15s echo %s; said %s".formatted(crowd, flood, echoes, messages));
        }
    }
}
