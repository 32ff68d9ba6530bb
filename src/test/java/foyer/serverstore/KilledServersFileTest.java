package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.WalDamageCheck;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A killed server's file with a damaged write-ahead log (docs/faults.md, case 11).
@Tag("soak")
class KilledServersFileTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final int ENTRIES = 200;

    @TempDir private Path folder;
    private byte[] database;
    private byte[] log;
    private byte[] beforeIndexing;
    private int usedBeforeIndexing;
    private List<Object> before;

    @BeforeEach
    void talkAndDie() throws Exception {
        try (MessageStore store = open("first")) {
            store.store(
                    List.of(new Change.Room("lobby", ADA, "", true, "l1", Retention.ALWAYS, 0)));
            for (int seq = 1; seq <= ENTRIES; seq++) {
                String text = "message number " + seq;
                store.store(
                        List.of(new Change.Entry(new Said("lobby", seq, 5, ADA, "A", seq, text))));
            }
            beforeIndexing = Files.readAllBytes(FileQuarantine.sibling(file("first"), "-wal"));
            usedBeforeIndexing = used(beforeIndexing);
            // as a server does soon after
            while (store.updateSearchIndex(ENTRIES)) {}
            before = said(store);
            database = Files.readAllBytes(file("first"));
            log = Files.readAllBytes(FileQuarantine.sibling(file("first"), "-wal"));
        }
    }

    private Path file(String server) {
        return folder.resolve(server).resolve("history.db");
    }

    private MessageStore open(String server) throws IOException {
        return MessageStore.open(file(server), "log", new FakeTime());
    }

    private MessageStore openWith(String server, byte[] changedLog) throws IOException {
        Files.createDirectories(folder.resolve(server));
        Files.write(file(server), database);
        Files.write(FileQuarantine.sibling(file(server), "-wal"), changedLog);
        return open(server);
    }

    private static List<Object> said(MessageStore store) {
        return store.before("lobby", 9_999, 9_999).stream().<Object>map(e -> e).toList();
    }

    /// The log without the zeros behind it, approximately.
    private static int used(byte[] log) {
        int end = log.length;
        while (log[end - 1] == 0) {
            end--;
        }
        return end;
    }

    @Test
    void undamagedLogIsReadToTheEnd() throws Exception {
        assertEquals(ENTRIES, before.size());
        try (MessageStore store = openWith("same", log)) {
            assertNull(store.quarantinedFile());
            assertEquals(before, said(store));
        }
    }

    @Test
    void changedByteInTheLogIsDetectedSeed11() throws Exception {
        var random = new Random(11);
        int aside = 0;
        int times = Soak.or(40, 1_000);
        int used = used(log);
        for (int i = 0; i < times; i++) {
            byte[] damaged = log.clone();
            int at = random.nextInt(i % 10 == 0 ? WalDamageCheck.HEADER : used);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            String server = "damaged " + i;
            boolean whole =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10), () -> isWhole(server, damaged), "at " + at);
            aside += whole ? 0 : 1;
        }
        System.out.printf(
                "a byte changed in the log of a killed server %d times: %d put aside, the others"
                        + " read whole%n",
                times, aside);
        assertTrue(aside >= times * 0.9, "only " + aside + " were quarantined");
    }

    /// Whether everything is read; if not, the file is quarantined.
    private boolean isWhole(String server, byte[] changed) throws IOException {
        try (MessageStore store = openWith(server, changed)) {
            Path aside = store.quarantinedFile();
            assertEquals(aside == null ? before : List.of(), said(store));
            if (aside != null) {
                assertEquals(changed.length, Files.size(FileQuarantine.sibling(aside, "-wal")));
            }
            return aside == null;
        }
    }

    @Test
    void tornEndIsAnUnfinishedBatch() throws Exception {
        // the last 300 bytes of the last frame never came to the disk
        byte[] torn = beforeIndexing.clone();
        Arrays.fill(torn, usedBeforeIndexing - 300, usedBeforeIndexing, (byte) 0);
        try (MessageStore store = openWith("torn", torn)) {
            assertNull(store.quarantinedFile());
            assertEquals(before.subList(0, ENTRIES - 1), said(store));
        }
    }

    @Test
    void framesOfAnEarlierLogAreIgnored() throws Exception {
        byte[] newer;
        try (MessageStore store = openWith("again", log)) {
            var more = new Said("lobby", ENTRIES + 1, 5, ADA, "A", ENTRIES + 1, "more");
            store.store(List.of(new Change.Entry(more)));
            newer = Files.readAllBytes(FileQuarantine.sibling(file("again"), "-wal"));
            database = Files.readAllBytes(file("again"));
            before = said(store);
        }
        assertFalse(Arrays.equals(head(log), head(newer)), "the log was restarted");
        assertTrue(newer.length >= log.length, "in the same file");
        try (MessageStore store = openWith("again, killed", newer)) {
            assertNull(store.quarantinedFile());
            assertEquals(before, said(store));
        }
    }

    private static byte[] head(byte[] log) {
        return Arrays.copyOf(log, WalDamageCheck.HEADER);
    }

    @Test
    void unusedLogIsNoDamage() throws Exception {
        open("closed").close();
        Files.write(
                FileQuarantine.sibling(file("closed"), "-wal"),
                new byte[WalCheckpointer.INITIAL_BYTES]);
        try (MessageStore store = open("closed")) {
            assertNull(store.quarantinedFile());
        }
    }

    @Test
    void missingLogIsDamage() throws Exception {
        Files.createDirectories(folder.resolve("missing"));
        Files.write(file("missing"), database);
        try (MessageStore store = open("missing")) {
            assertNotNull(store.quarantinedFile());
        }
    }

    @Test
    void missingIndexOfTheLogIsNoDamage() throws Exception {
        try (MessageStore store = openWith("no index", log)) {
            assertNull(store.quarantinedFile());
            assertEquals(before, said(store));
        }
    }
}
