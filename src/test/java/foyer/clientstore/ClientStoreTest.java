package foyer.clientstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import foyer.testing.Mount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client's store before and after a restart.
class ClientStoreTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final String BOB = MemberKeys.id("Bob");
    private static final RoomInfo LOBBY =
            new RoomInfo("Lobby", "tea", BOB, 3, null, null, null, null);

    private final FakeTime time = new FakeTime();
    private final List<String> results = new ArrayList<>();
    @TempDir private Path folder;
    private ClientStore clientStore;

    private ServerStateWriter start() {
        return start(folder.resolve("memory.db"));
    }

    private ServerStateWriter start(Path file) {
        clientStore = new ClientStore(file, time, Runnable::run, Runnable::run);
        return clientStore.writerFor("print");
    }

    /// Restarts the program.
    private SavedServerState restart() {
        clientStore.close();
        start();
        return clientStore.load("print");
    }

    private Said said(String by, long seq, long n, String text) {
        return new Said("Lobby", seq, time.instant().toEpochMilli(), by, "A", n, text);
    }

    private void say(ServerStateWriter writer, long n, String text) {
        writer.saveOutgoing(
                new OutgoingMessage(n, "Lobby", text, null, 5, "", null),
                0,
                () -> results.add("saved " + n),
                results::add);
    }

    private List<LogEntry> some(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .<LogEntry>mapToObj(seq -> said(BOB, seq, seq, "w" + seq))
                .toList();
    }

    private static List<Long> seqs(SavedRoom room) {
        return room.entries().stream().map(LogEntry::seq).toList();
    }

    @Test
    void newStoreIsEmpty() {
        start();
        assertEquals(SavedServerState.NONE, clientStore.load("print"));
    }

    @Test
    void outgoingMessagesAreRestoredInOrderWithErrors() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        say(writer, 7, "one");
        say(writer, 8, "two \u2028 😀");
        say(writer, 9, "three");
        writer.saveRefusal(8, "Too long.");
        writer.removeOutgoing(7);
        assertEquals(List.of("saved 7", "saved 8", "saved 9"), results);
        SavedServerState saved = restart();
        assertEquals(9, saved.number());
        assertEquals(
                List.of(
                        new OutgoingMessage(
                                8, "Lobby", "two \u2028 😀", null, 5, "Too long.", null),
                        new OutgoingMessage(9, "Lobby", "three", null, 5, "", null)),
                saved.outgoing());
    }

    @Test
    void confirmedMessageMovesFromOutgoingToLog() {
        ServerStateWriter writer = start();
        writer.saveWelcome("history");
        writer.saveEntered(LOBBY, "k3.7b", 0, true);
        say(writer, 7, "mine");
        writer.appendEntries(
                "Lobby",
                Retention.ALWAYS,
                List.of(said(BOB, 1, 7, "his"), said(ADA, 2, 7, "mine")),
                ADA);
        writer.saveReadPosition("Lobby", 1);
        writer.saveDraft("Lobby", "half a sen", () -> {});
        writer.saveShownRoom("Lobby");
        SavedServerState saved = restart();
        assertEquals(List.of(), saved.outgoing());
        assertEquals("history", saved.log());
        assertEquals("Lobby", saved.shown());
        SavedRoom room = saved.rooms().getFirst();
        assertEquals(LOBBY, room.info());
        assertEquals("k3.7b", room.log());
        assertEquals(2, room.last());
        assertEquals(1, room.read());
        assertEquals("half a sen", room.draft());
        assertEquals(List.of(said(BOB, 1, 7, "his"), said(ADA, 2, 7, "mine")), room.entries());
    }

    @Test
    void serversAreSavedSeparately() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        say(writer, 7, "here");
        clientStore.writerFor("another").saveUsedNumber(99);
        assertEquals(List.of(), clientStore.load("another").outgoing());
        assertEquals(99, clientStore.load("another").number());
        assertEquals(7, clientStore.load("print").number());
    }

    @Test
    void gapDropsTheEntriesBeforeIt() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        writer.appendEntries("Lobby", Retention.ALWAYS, some(1, 3), ADA);
        writer.appendEntries("Lobby", Retention.ALWAYS, some(6, 8), ADA);
        SavedRoom room = restart().rooms().getFirst();
        assertEquals(List.of(6L, 7L, 8L), seqs(room));
        assertEquals(8, room.last());
    }

    @Test
    void restartedLogReplacesTheOldOne() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "old", 0, true);
        writer.appendEntries("Lobby", Retention.ALWAYS, some(1, 9), ADA);
        writer.saveEntered(LOBBY, "new", 4, true);
        SavedRoom room = restart().rooms().getFirst();
        assertEquals(List.of(), seqs(room));
        assertEquals("new", room.log());
        assertEquals(4, room.last());
    }

    @Test
    void twoHundredOfTwoThousandEntriesAreRestored() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        for (int from = 1; from < 5_000; from += 100) {
            writer.appendEntries("Lobby", Retention.ALWAYS, some(from, from + 99), ADA);
        }
        SavedRoom room = restart().rooms().getFirst();
        assertEquals(LongStream.rangeClosed(4_801, 5_000).boxed().toList(), seqs(room));
        assertTrue(size() < 2_000_000, size() + " bytes");
    }

    private long size() {
        clientStore.close();
        return folder.resolve("memory.db").toFile().length();
    }

    @Test
    void retentionAppliesToSavedEntries() throws Exception {
        ServerStateWriter writer = start();
        RoomInfo day = new RoomInfo("Lobby", "", BOB, 3, null, null, Retention.DAY, null);
        writer.saveEntered(day, "log", 0, true);
        writer.appendEntries("Lobby", Retention.DAY, some(1, 3), ADA);
        time.pass(Duration.ofHours(23));
        writer.appendEntries("Lobby", Retention.DAY, some(4, 5), ADA);
        time.pass(Duration.ofHours(2));
        assertEquals(List.of(4L, 5L), seqs(restart().rooms().getFirst()));
        writer = clientStore.writerFor("print");
        writer.appendEntries(
                "Lobby",
                Retention.DAY,
                List.of(new KeepingSet("Lobby", 6, 9, BOB, "Bob", Retention.NOTHING)),
                ADA);
        writer.appendEntries(
                "Lobby", Retention.NOTHING, List.of(said(BOB, 7, 7, "xylophone")), ADA);
        assertEquals(List.of(), seqs(restart().rooms().getFirst()));
        clientStore.close();
        byte[] bytes = Files.readAllBytes(folder.resolve("memory.db"));
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        assertFalse(all.contains("xylophone"));
        assertFalse(all.contains("\"w4\""), "erased text is still in the file");
    }

    @Test
    void leftRoomIsRemovedWithItsMessages() {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        say(writer, 7, "never mind");
        writer.saveLeft("Lobby");
        assertEquals(List.of(), restart().rooms());
        assertEquals(List.of(), clientStore.load("print").outgoing());
    }

    @Test
    void unreadableEntryCostsOneRow() throws Exception {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        writer.appendEntries("Lobby", Retention.ALWAYS, some(1, 20), ADA);
        clientStore.close();
        overwriteEntry(20, "{\"type\":\"said\",\"room\":[[[[");
        start();

        assertEquals(
                LongStream.rangeClosed(1, 19).boxed().toList(),
                seqs(clientStore.load("print").rooms().getFirst()));
        var edit = new LogEntry.Edited("Lobby", 21, 5, BOB, "A", 19, "new");
        clientStore.writerFor("print").appendEntries("Lobby", Retention.ALWAYS, List.of(edit), ADA);
        assertEquals("", restart().problem());
    }

    private void overwriteEntry(long seq, String frame) throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("memory.db"));
                var statement =
                        connection.prepareStatement("update entry set frame = ? where seq = ?")) {
            statement.setString(1, frame);
            statement.setLong(2, seq);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void damagedFileIsQuarantinedAndNamed() throws Exception {
        ServerStateWriter writer = start();
        writer.saveEntered(LOBBY, "log", 0, true);
        writer.appendEntries("Lobby", Retention.ALWAYS, some(1, 300), ADA);
        clientStore.close();
        Path file = folder.resolve("memory.db");
        byte[] damaged = Files.readAllBytes(file);
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            damaged[100 + random.nextInt(damaged.length - 100)] ^= 0x55;
        }
        Files.write(file, damaged);
        start();
        SavedServerState saved = clientStore.load("print");
        assertEquals(List.of(), saved.rooms());
        Path aside;
        try (var files = Files.list(folder)) {
            aside =
                    files.filter(each -> each.toString().contains("memory-damaged-"))
                            .findFirst()
                            .orElseThrow();
        }
        assertArrayEquals(damaged, Files.readAllBytes(aside));
        assertTrue(saved.problem().contains(aside.toString()), saved.problem());
    }

    @Test
    void damageInTheWriteAheadLogIsFound() throws Exception {
        ServerStateWriter writer = start();
        for (int n = 1; n <= 20; n++) {
            say(writer, n, "said " + n);
        }
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (String part : List.of("memory.db", "memory.db-wal")) {
            Files.copy(folder.resolve(part), killed.resolve(part));
        }
        clientStore.close();
        Path log = killed.resolve("memory.db-wal");
        byte[] damaged = Files.readAllBytes(log);
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(log, damaged);
        start(killed.resolve("memory.db"));
        SavedServerState saved = clientStore.load("print");
        clientStore.close();
        assertEquals(List.of(), saved.outgoing());
        assertTrue(saved.problem().startsWith("Foyer’s saved state was damaged."));
    }

    @Test
    void readOnlyDiskFallsBackToMemory() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (var _ = Mount.readOnly(disk)) {
            ServerStateWriter writer = start(disk.resolve("memory.db"));
            writer.saveEntered(LOBBY, "log", 0, true);
            say(writer, 7, "one");
            SavedServerState saved = clientStore.load("print");
            assertEquals(1, saved.outgoing().size());
            assertEquals(
                    "Unsent messages can’t be saved on this computer: it isn’t writable.",
                    saved.problem());
            clientStore.close();
        }
    }

    @Test
    void fullDiskIsReportedAndUsedAgainLater() throws Exception {
        Path folder = Files.createDirectory(this.folder.resolve("small"));
        try (var disk = Mount.tmpfs(folder, "1m")) {
            ServerStateWriter writer = start(disk.path().resolve("memory.db"));
            writer.saveEntered(LOBBY, "log", 0, true);
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            for (int n = 1; n <= 40 && results.stream().noneMatch(w -> w.contains("full")); n++) {
                say(writer, n, "x".repeat(4_000));
            }
            assertEquals("Couldn’t save on this computer: the disk is full.", results.getLast());
            Files.delete(filler);
            say(writer, 100, "now");
            assertEquals("saved 100", results.getLast());
            clientStore.close();
        }
    }

    @Test
    void failingChangeDoesNotKeepTheOthersFromBeingSaved() {
        var writer = new ArrayDeque<Runnable>();
        clientStore =
                new ClientStore(folder.resolve("memory.db"), time, writer::add, Runnable::run);
        ServerStateWriter saved = clientStore.writerFor("print");
        say(saved, 1, "one");
        clientStore.write(
                _ -> {
                    throw new SQLException("this one cannot be saved");
                },
                () -> results.add("saved all"),
                _ -> results.add("failed"));
        say(saved, 2, "two");
        writer.forEach(Runnable::run);
        assertEquals(List.of("saved 1", "failed", "saved 2"), results);
    }
}
