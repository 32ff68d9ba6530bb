package foyer.bench;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.MemberId;
import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.serverstore.SearchQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Measures the search index: its size, the time to build it in the steps of a server, and searches
/// of rare, common, short and long words, signs and emoji, in time of the processor. Arguments:
/// numbers of messages. The messages are made of the words of this project's documents and texts,
/// in their frequency, with Japanese, Chinese, Thai and Korean lines, signs and emoji between them.
/// Run it in the project's folder.
public final class SearchBench {
    private static final List<String> SOURCES =
            List.of(
                    "docs/protocol.md",
                    "docs/serve.md",
                    "src/main/resources/foyer/language/texts.properties",
                    "src/main/resources/foyer/language/texts_id.properties");
    private static final List<String> UNSPACED =
            List.of(
                    "明日は東京へ行きます",
                    "昨日吉野家で牛丼を買った",
                    "東京タワーに行きました",
                    "北京欢迎你来做客",
                    "会議の資料を送ります",
                    "了解しました",
                    "よろしくお願いします",
                    "สวัสดีครับผมชื่อสมชาย",
                    "ประชุมพรุ่งนี้",
                    "안녕하세요 오늘 회의");
    private static final List<String> SIGNS =
            List.of("👍", "🎉", "😀", "❤️", ":-)", "...", "C++", "v1.2.3-rc1", "!=");
    private static final List<String> QUERIES =
            List.of(
                    "e",
                    "q",
                    "京",
                    "ข",
                    "th",
                    "zq",
                    "!=",
                    "the",
                    "rver",
                    "message",
                    "makan",
                    "server answers",
                    "\"the server\"",
                    "id12345",
                    "xylophone",
                    "東京",
                    "牛丼を買",
                    "สมชาย",
                    "👍",
                    "❤",
                    "C++",
                    "...",
                    "a b c d e f g h i j k l m n o p");
    private static final int ROOMS = 5;
    private static final int BATCH = 1_000;
    private static final int STEP = 200;
    private static final int ROUNDS = 20;

    private final Random random = new Random(1);
    private final List<String> words = new ArrayList<>();

    private SearchBench() throws IOException {
        for (String source : SOURCES) {
            for (String word : Files.readString(Path.of(source)).split("[\\s|=]+")) {
                if (!word.isEmpty() && word.length() < 25) {
                    words.add(word);
                }
            }
        }
    }

    /// Prints the figures for each number of messages.
    public static void main(String[] args) throws Exception {
        for (String messages : args) {
            new SearchBench().run(Integer.parseInt(messages));
        }
    }

    private String message() {
        var text = new StringBuilder();
        int length = 2 + (int) Math.abs(random.nextGaussian() * 9);
        if (random.nextInt(8) == 0) {
            for (int i = 0; i <= length / 5; i++) {
                text.append(UNSPACED.get(random.nextInt(UNSPACED.size())));
            }
        } else {
            for (int i = 0; i < length; i++) {
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
        }
        if (random.nextInt(5) == 0) {
            text.append(' ').append(SIGNS.get(random.nextInt(SIGNS.size())));
        }
        if (random.nextInt(50) == 0) {
            text.append(" id").append(random.nextInt(1_000_000));
        }
        return text.toString();
    }

    private void run(int messages) throws Exception {
        Path folder = Files.createTempDirectory("search-bench");
        Path file = folder.resolve("history.db");
        long before;
        try (MessageStore store = MessageStore.open(file, "log", Clock.systemUTC())) {
            fill(store, messages);
        }
        before = Files.size(file);
        try (MessageStore store = MessageStore.open(file, "log", Clock.systemUTC())) {
            long[] steps = index(store);
            System.out.printf(
                    "%,d messages: index built in %.1f s, %.0f us a message; step of %d: p50 %.1f"
                            + " ms, p99 %.1f ms, max %.1f ms%n",
                    messages,
                    Arrays.stream(steps).sum() / 1e9,
                    Arrays.stream(steps).sum() / 1e3 / messages,
                    STEP,
                    quantile(steps, 0.5),
                    quantile(steps, 0.99),
                    quantile(steps, 1));
        }
        long opened = System.nanoTime();
        try (MessageStore store = MessageStore.open(file, "log", Clock.systemUTC())) {
            System.out.printf(
                    "file %.1f MB without the index, %.1f MB with it (%.0f bytes a message);"
                            + " opened in %.1f s%n",
                    before / 1e6,
                    Files.size(file) / 1e6,
                    (Files.size(file) - before) / (double) messages,
                    (System.nanoTime() - opened) / 1e9);
            for (String query : QUERIES) {
                search(store, query);
            }
            remove(store, messages);
        }
        for (Path each : Files.list(folder).toList()) {
            Files.delete(each);
        }
        Files.delete(folder);
    }

    private void fill(MessageStore store, int messages) throws Exception {
        String ada = MemberId.of("Ada");
        var batch = new ArrayList<Change>();
        for (int room = 0; room < ROOMS; room++) {
            String name = "room " + room;
            batch.add(new Change.Room(name, ada, "", true, name, Retention.ALWAYS, 0));
        }
        for (int n = 0; n < messages; n++) {
            batch.add(
                    new Change.Entry(
                            new Said(
                                    "room " + n % ROOMS,
                                    n / ROOMS + 1,
                                    n,
                                    ada,
                                    "Ada",
                                    n + 1,
                                    message())));
            if (batch.size() >= BATCH || n == messages - 1) {
                store.store(batch);
                store.runMaintenance();
                batch.clear();
            }
        }
    }

    private static long[] index(MessageStore store) throws Exception {
        var steps = new ArrayList<Long>();
        boolean more = true;
        while (more) {
            long start = cpuNanos();
            more = store.updateSearchIndex(STEP);
            steps.add(cpuNanos() - start);
        }
        return steps.stream().mapToLong(Long::longValue).toArray();
    }

    /// The processor's time of this thread, so that other programs do not count.
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double quantile(long[] nanos, double part) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(part * (sorted.length - 1))] / 1e6;
    }

    private static void search(MessageStore store, String words) {
        List<String> rooms = new ArrayList<>();
        for (int room = 0; room < ROOMS; room++) {
            rooms.add("room " + room);
        }
        var query = new SearchQuery(words, rooms, "", Long.MIN_VALUE, Long.MAX_VALUE, 0, 51);
        var times = new long[ROUNDS];
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = cpuNanos();
            found = store.search().find(query).size();
            times[i] = cpuNanos() - start;
        }
        System.out.printf(
                "  %-32s %d found, first %.1f ms, p50 %.1f ms, max %.1f ms%n",
                words, found, times[0] / 1e6, quantile(times, 0.5), quantile(times, 1));
    }

    private static void remove(MessageStore store, int messages) throws Exception {
        long start = cpuNanos();
        store.store(List.of(new Change.LogCut("room 0", messages / ROOMS / 2)));
        double half = (cpuNanos() - start) / 1e6;
        start = cpuNanos();
        store.store(List.of(new Change.RoomRemoved("room 1")));
        System.out.printf(
                "  half of a room of %,d messages removed in %.0f ms, a whole room in %.0f ms%n",
                messages / ROOMS, half, (cpuNanos() - start) / 1e6);
    }
}
