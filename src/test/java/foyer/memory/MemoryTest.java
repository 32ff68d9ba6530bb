package foyer.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.memory.Recollection.Outgoing;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Said;
import foyer.protocol.RoomInfo;
import foyer.testing.FakeTime;
import foyer.testing.Keys;
import foyer.testing.Mount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a Foyer remembers when it is started again.
class MemoryTest {
    private static final String ADA = Keys.id("Ada");
    private static final String BOB = Keys.id("Bob");
    private static final RoomInfo LOBBY =
            new RoomInfo("Lobby", "tea", BOB, 3, null, null, null, null);

    private final FakeTime time = new FakeTime();
    private final List<String> told = new ArrayList<>();
    @TempDir private Path folder;
    private Memory memory;

    private ServerMemory start() {
        return start(folder.resolve("memory.db"));
    }

    private ServerMemory start(Path file) {
        memory = new Memory(file, time, Runnable::run, Runnable::run);
        return memory.of("print");
    }

    /// As if the program ended and was started again.
    private Recollection again() {
        memory.close();
        start();
        return memory.recall("print");
    }

    private Said said(String by, long seq, long n, String text) {
        return new Said("Lobby", seq, time.instant().toEpochMilli(), by, "A", n, text);
    }

    private void say(ServerMemory at, long n, String text) {
        at.say(
                new Outgoing(n, "Lobby", text, null, 5, ""),
                0,
                () -> told.add("kept " + n),
                told::add);
    }

    private List<Logged> some(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .<Logged>mapToObj(seq -> said(BOB, seq, seq, "w" + seq))
                .toList();
    }

    private static List<Long> seqs(Recollection.Room room) {
        return room.entries().stream().map(Logged::seq).toList();
    }

    @Test
    void somebodyNewRemembersNothing() {
        start();
        assertEquals(Recollection.NONE, memory.recall("print"));
    }

    @Test
    void whatWasSaidAndIsNotStoredYetIsThereAgainInItsOrderWithWhyItWasRefused() {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        say(at, 7, "one");
        say(at, 8, "two \u2028 😀");
        say(at, 9, "three");
        at.refused(8, "Too long.");
        at.done(7);
        assertEquals(List.of("kept 7", "kept 8", "kept 9"), told);
        Recollection recalled = again();
        assertEquals(9, recalled.number());
        assertEquals(
                List.of(
                        new Outgoing(8, "Lobby", "two \u2028 😀", null, 5, "Too long."),
                        new Outgoing(9, "Lobby", "three", null, 5, "")),
                recalled.outgoing());
    }

    @Test
    void whatComesBackFromTheServerIsNoLongerOutgoingAndTheRoomIsKnownSoFar() {
        ServerMemory at = start();
        at.welcomed("history");
        at.entered(LOBBY, "k3.7b", 0, true);
        say(at, 7, "mine");
        at.heard(
                "Lobby",
                Keeping.ALWAYS,
                List.of(said(BOB, 1, 7, "his"), said(ADA, 2, 7, "mine")),
                ADA);
        at.read("Lobby", 1);
        at.draft("Lobby", "half a sen", () -> {});
        at.shown("Lobby");
        Recollection recalled = again();
        assertEquals(List.of(), recalled.outgoing());
        assertEquals("history", recalled.log());
        assertEquals("Lobby", recalled.shown());
        Recollection.Room room = recalled.rooms().getFirst();
        assertEquals(LOBBY, room.info());
        assertEquals("k3.7b", room.log());
        assertEquals(2, room.last());
        assertEquals(1, room.read());
        assertEquals("half a sen", room.draft());
        assertEquals(List.of(said(BOB, 1, 7, "his"), said(ADA, 2, 7, "mine")), room.entries());
    }

    @Test
    void serversAreRememberedApart() {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        say(at, 7, "here");
        memory.of("another").numbered(99);
        assertEquals(List.of(), memory.recall("another").outgoing());
        assertEquals(99, memory.recall("another").number());
        assertEquals(7, memory.recall("print").number());
    }

    @Test
    void aGapIsNeverRemembered() {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        at.heard("Lobby", Keeping.ALWAYS, some(1, 3), ADA);
        at.heard("Lobby", Keeping.ALWAYS, some(6, 8), ADA);
        Recollection.Room room = again().rooms().getFirst();
        assertEquals(List.of(6L, 7L, 8L), seqs(room));
        assertEquals(8, room.last());
    }

    @Test
    void aLogThatBeginsAnewTakesThePlaceOfTheOldOne() {
        ServerMemory at = start();
        at.entered(LOBBY, "old", 0, true);
        at.heard("Lobby", Keeping.ALWAYS, some(1, 9), ADA);
        at.entered(LOBBY, "new", 4, true);
        Recollection.Room room = again().rooms().getFirst();
        assertEquals(List.of(), seqs(room));
        assertEquals("new", room.log());
        assertEquals(4, room.last());
    }

    @Test
    void theNewestTwoHundredAreShownAndNotMoreThanTwoThousandKept() {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        for (int from = 1; from < 5_000; from += 100) {
            at.heard("Lobby", Keeping.ALWAYS, some(from, from + 99), ADA);
        }
        Recollection.Room room = again().rooms().getFirst();
        assertEquals(LongStream.rangeClosed(4_801, 5_000).boxed().toList(), seqs(room));
        assertTrue(size() < 2_000_000, size() + " bytes");
    }

    private long size() {
        memory.close();
        return folder.resolve("memory.db").toFile().length();
    }

    @Test
    void whatTheServerForgetsIsForgottenHere() throws Exception {
        ServerMemory at = start();
        RoomInfo day = new RoomInfo("Lobby", "", BOB, 3, null, null, Keeping.DAY, null);
        at.entered(day, "log", 0, true);
        at.heard("Lobby", Keeping.DAY, some(1, 3), ADA);
        time.pass(Duration.ofHours(23));
        at.heard("Lobby", Keeping.DAY, some(4, 5), ADA);
        time.pass(Duration.ofHours(2));
        assertEquals(List.of(4L, 5L), seqs(again().rooms().getFirst()));
        at = memory.of("print");
        at.heard(
                "Lobby",
                Keeping.DAY,
                List.of(new KeepingSet("Lobby", 6, 9, BOB, "Bob", Keeping.NOTHING)),
                ADA);
        at.heard("Lobby", Keeping.NOTHING, List.of(said(BOB, 7, 7, "xylophone")), ADA);
        assertEquals(List.of(), seqs(again().rooms().getFirst()));
        memory.close();
        byte[] bytes = Files.readAllBytes(folder.resolve("memory.db"));
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        assertFalse(all.contains("xylophone"));
        assertFalse(all.contains("\"w4\""), "erased words are still in the file");
    }

    @Test
    void aRoomThatWasLeftIsForgottenWithWhatWasToBeSaidInIt() {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        say(at, 7, "never mind");
        at.left("Lobby");
        assertEquals(List.of(), again().rooms());
        assertEquals(List.of(), memory.recall("print").outgoing());
    }

    @Test
    void aDamagedFileIsPutAsideAndItsNameTold() throws Exception {
        ServerMemory at = start();
        at.entered(LOBBY, "log", 0, true);
        at.heard("Lobby", Keeping.ALWAYS, some(1, 300), ADA);
        memory.close();
        Path file = folder.resolve("memory.db");
        byte[] damaged = Files.readAllBytes(file);
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            damaged[100 + random.nextInt(damaged.length - 100)] ^= 0x55;
        }
        Files.write(file, damaged);
        start();
        Recollection recalled = memory.recall("print");
        assertEquals(List.of(), recalled.rooms());
        Path aside;
        try (var files = Files.list(folder)) {
            aside =
                    files.filter(each -> each.toString().contains("memory-damaged-"))
                            .findFirst()
                            .orElseThrow();
        }
        assertArrayEquals(damaged, Files.readAllBytes(aside));
        assertTrue(recalled.trouble().contains(aside.toString()), recalled.trouble());
    }

    @Test
    void damageInTheNewestPartOfAKilledProgramsFileIsToldToo() throws Exception {
        ServerMemory at = start();
        for (int n = 1; n <= 20; n++) {
            say(at, n, "said " + n);
        }
        Path killed = Files.createDirectory(folder.resolve("killed"));
        for (String part : List.of("memory.db", "memory.db-wal")) {
            Files.copy(folder.resolve(part), killed.resolve(part));
        }
        memory.close();
        Path log = killed.resolve("memory.db-wal");
        byte[] damaged = Files.readAllBytes(log);
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(log, damaged);
        start(killed.resolve("memory.db"));
        Recollection recalled = memory.recall("print");
        memory.close();
        assertEquals(List.of(), recalled.outgoing());
        assertTrue(recalled.trouble().startsWith("What this Foyer remembered was damaged."));
    }

    @Test
    void whereTheDiskTakesNothingThatIsToldAndItIsRememberedUntilTheEnd() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (var _ = Mount.readOnly(disk)) {
            ServerMemory at = start(disk.resolve("memory.db"));
            at.entered(LOBBY, "log", 0, true);
            say(at, 7, "one");
            Recollection recalled = memory.recall("print");
            assertEquals(1, recalled.outgoing().size());
            assertEquals(
                    "What you write is not kept on this computer until it is sent:"
                            + " it cannot be written to.",
                    recalled.trouble());
            memory.close();
        }
    }

    @Test
    void whatAFullDiskDoesNotTakeIsToldInWordsAndTakenAgainWhenThereIsRoom() throws Exception {
        Path folder = Files.createDirectory(this.folder.resolve("small"));
        try (var disk = Mount.tmpfs(folder, "1m")) {
            ServerMemory at = start(disk.path().resolve("memory.db"));
            at.entered(LOBBY, "log", 0, true);
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            for (int n = 1; n <= 40 && told.stream().noneMatch(w -> w.contains("full")); n++) {
                say(at, n, "x".repeat(4_000));
            }
            assertEquals("This computer could not keep it: the disk is full.", told.getLast());
            Files.delete(filler);
            say(at, 100, "now");
            assertEquals("kept 100", told.getLast());
            memory.close();
        }
    }
}
