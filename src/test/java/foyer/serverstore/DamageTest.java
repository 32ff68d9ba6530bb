package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A damaged history is read completely, or quarantined.
@Tag("soak")
class DamageTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final int ENTRIES = 300;

    @TempDir private Path folder;
    private Path file;
    private byte[] whole;

    @BeforeEach
    void talk() throws Exception {
        file = folder.resolve("history.db");
        try (MessageStore store = open()) {
            store.store(
                    List.of(new Change.Room("lobby", ADA, "", true, "k3", Retention.ALWAYS, 0)));
            store.store(List.of(new Change.Member(ADA, "Ada", Role.MODERATOR)));
            store.store(List.of(new Change.ScheduleAdded(new Schedule(1, "tea", 10), ADA, "Ada")));
            store.store(
                    List.of(new Change.Password("", "$argon2id$v=19$m=19456,t=2,p=1$salt$hash")));
            store.store(List.of(new Change.Admitted("", ADA)));
            store.store(
                    List.of(
                            new Change.Penalty(
                                    Change.Penalty.Kind.BAN,
                                    ADA,
                                    "Ada",
                                    ADA,
                                    "Bob",
                                    "spam",
                                    9,
                                    "")));
            for (int seq = 1; seq < ENTRIES; seq++) {
                String text = "message number " + seq + " ✓";
                store.store(
                        List.of(new Change.Entry(new Said("lobby", seq, 5, ADA, "A", seq, text))));
                if (seq == ENTRIES / 2) {
                    // merges these; the others stay staged
                    store.updateSearchIndex(ENTRIES);
                }
            }
            var last = new TopicSet("lobby", ENTRIES, 6, ADA, "Ada", "tea");
            store.store(List.of(new Change.Entry(last)));
        }
        whole = Files.readAllBytes(file);
    }

    private MessageStore open() throws IOException {
        return MessageStore.open(file, "new log", new FakeTime());
    }

    private static List<Object> everything(MessageStore store) {
        var all = new ArrayList<Object>();
        all.addAll(store.persistedState().rooms());
        all.addAll(store.persistedState().members());
        all.addAll(store.persistedState().schedules());
        all.addAll(store.persistedState().passwords());
        all.addAll(store.persistedState().admitted());
        all.addAll(store.persistedState().penalties());
        all.addAll(store.before("lobby", 9_999, 9_999));
        for (int n = 1; n < ENTRIES; n += 7) {
            LogEntry found = store.numbers().find("lobby", ADA, n);
            all.add(found == null ? "none" : found);
        }
        return all;
    }

    /// The outcome: "whole", "aside", or the text of a refusal.
    private String outcome(byte[] damaged, List<Object> before) throws Exception {
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.write(file, damaged);
        try (MessageStore store = open()) {
            Path aside = store.quarantinedFile();
            if (aside == null) {
                assertTrue(before.equals(everything(store)), "different entries were read");
                return "whole";
            }
            assertTrue(aside.getFileName().toString().startsWith("history-damaged-"));
            assertEquals(damaged.length, Files.size(aside), "the damaged file keeps its size");
            assertEquals(List.of(), store.persistedState().rooms());
            return "aside";
        } catch (IOException e) {
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            assertArrayEquals(damaged, Files.readAllBytes(file), "the file is unchanged");
            return e.getMessage();
        }
    }

    private List<Object> before() throws IOException {
        try (MessageStore store = open()) {
            assertNull(store.quarantinedFile());
            return everything(store);
        }
    }

    @Test
    void changedByteIsNeverReadAsValidSeed9() throws Exception {
        List<Object> before = before();
        var random = new Random(9);
        int aside = 0;
        int times = Soak.or(60, 200);
        for (int i = 0; i < times; i++) {
            byte[] damaged = whole.clone();
            // half of them in the first page, where the file says what it is
            int at = random.nextInt(i % 2 == 0 ? 120 : damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            String came =
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(10), () -> outcome(damaged, before), "at " + at);
            aside += came.equals("aside") ? 1 : 0;
        }
        // a byte of an empty page changes nothing
        assertTrue(aside > times / 4, "only " + aside + " were quarantined");
    }

    @Test
    void truncatedFileIsQuarantinedSeed9() throws Exception {
        var random = new Random(9);
        for (int i = 0; i < Soak.or(20, 50); i++) {
            int length = i < 5 ? i * 40 : random.nextInt(whole.length);
            byte[] cut = Arrays.copyOf(whole, length);
            assertEquals("aside", outcome(cut, List.of()), "cut to " + length);
        }
    }

    @Test
    void changedTextOfAMessageIsDetected() throws Exception {
        byte[] damaged = whole.clone();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        damaged[text.indexOf("message number 77")] = 'p';
        assertEquals("aside", outcome(damaged, List.of()));
    }

    @Test
    void otherFileIsQuarantinedAndANewLogBegins() throws Exception {
        byte[] text = "This is no database at all, just a text.".repeat(99).getBytes();
        Files.write(file, text);
        try (MessageStore store = MessageStore.open(file, "second log", new FakeTime())) {
            assertEquals("second log", store.logId());
            assertArrayEquals(text, Files.readAllBytes(there(store.quarantinedFile())));
        }
    }

    private static Path there(Path there) {
        Assertions.assertNotNull(there);
        return there;
    }

    @Test
    void twoFilesQuarantinedInOneSecondAreBothKept() throws Exception {
        Files.write(file, new byte[] {1});
        Path first;
        try (MessageStore store = open()) {
            first = there(store.quarantinedFile());
        }
        Files.write(file, new byte[] {2});
        try (MessageStore store = open()) {
            assertNotEquals(first, store.quarantinedFile());
        }
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from entry where seq = 100",
                "delete from arrived where seq = 200",
                // a double: it was sorted in, and is still there
                "insert into arrived (room, seq, at, kind, by, name, n, flag, text, sum, epoch, of)"
                        + " select room, seq, at, kind, by, name, n, flag, text, sum, epoch, of"
                        + " from entry where seq = 100"
            })
    void gapOrDuplicateInALogIsDamage(String harm) throws Exception {
        change(harm);
        try (MessageStore store = open()) {
            there(store.quarantinedFile());
        }
    }

    @Test
    void fileOfANewerVersionIsRefusedAndUnchanged() throws Exception {
        change("pragma user_version = 99");
        byte[] newer = Files.readAllBytes(file);
        String text = assertThrows(IOException.class, this::open).getMessage();
        assertTrue(text.contains("created by a newer Foyer (format 99"), text);
        assertArrayEquals(newer, Files.readAllBytes(file));
    }

    private void change(String... statements) throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = other.createStatement()) {
            for (String each : statements) {
                sql.execute(each);
            }
        }
    }
}
