package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.serverstore.Change.Penalty.Kind;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageStoreTest {
    private static final String ADA = MemberKeys.id("Ada");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    private MessageStore open() throws IOException {
        return MessageStore.open(file(), "log", new FakeTime());
    }

    private static Change said(String room, long seq, long n) {
        return new Change.Entry(new Said(room, seq, 5, ADA, "Ada", n, "text \u2028 😀 " + seq));
    }

    @Test
    void storedChangesAreReadAfterReopening() throws Exception {
        List<LogEntry> entries =
                List.of(
                        new Said("lobby", 1, 5, ADA, "Ada", 9, "it's \"quoted\"; drop table entry"),
                        new Announced("lobby", 2, 6, ADA, "Ada", 10, "cake", false),
                        new Announced("lobby", 3, 7, "", "House", 0, "tea", true),
                        new TopicSet("lobby", 4, 8, ADA, "Ada", "tea"));
        var scheduleAdded = new Change.ScheduleAdded(new Schedule(4, "tea", 10), ADA, "Ada");
        try (MessageStore store = open()) {
            store.store(
                    List.of(
                            new Change.Room("lobby", ADA, "", true, "k3", Retention.DAY, 0),
                            scheduleAdded));
            store.store(List.of(new Change.Member(ADA, "Ada", Role.MODERATOR)));
            store.store(entries.stream().<Change>map(Change.Entry::new).toList());
        }
        try (MessageStore store = MessageStore.open(file(), "another log", new FakeTime())) {
            assertEquals("log", store.logId());
            assertEquals(entries, store.before("lobby", 99, 200));
            assertEquals(entries.subList(1, 3), store.before("lobby", 4, 2));
            assertEquals(entries.get(0), store.numbers().find("lobby", ADA, 9));
            assertEquals(entries.get(1), store.numbers().find("lobby", ADA, 10));
            assertNull(store.numbers().find("garden", ADA, 9));
            assertNull(store.numbers().find("lobby", "", 0), "a scheduled one is nobody's");
            assertEquals(10, store.numbers().last(ADA));
            assertEquals(0, store.numbers().last("nobody"));
            assertEquals(4, store.lastSeq("lobby"));
            assertEquals(0, store.lastSeq("garden"));
            assertTrue(store.hasBefore("lobby", 2));
            assertFalse(store.hasBefore("lobby", 1));
            assertEquals(
                    List.of(new Change.Room("lobby", ADA, "tea", true, "k3", Retention.DAY, 0)),
                    store.persistedState().rooms());
            assertEquals(
                    List.of(new Change.Member(ADA, "Ada", Role.MODERATOR)),
                    store.persistedState().members());
            assertEquals(List.of(scheduleAdded), store.persistedState().schedules());
        }
    }

    @Test
    void everyKindOfEntryIsReadBack() throws Exception {
        List<LogEntry> entries =
                List.of(
                        new Said("lobby", 1, 1, ADA, "Ada", 1, "tea"),
                        new Announced("lobby", 2, 2, ADA, "Ada", 2, "cake", false),
                        new TopicSet("lobby", 3, 3, ADA, "Ada", "tea"),
                        new LogEntry.KeepingSet("lobby", 4, 4, ADA, "Ada", Retention.DAY),
                        new Said("lobby", 5, 5, ADA, "Ada", 3, "soup"),
                        new LogEntry.Edited("lobby", 6, 6, ADA, "Ada", 1, "tee"),
                        new LogEntry.Reacted("lobby", 7, 7, ADA, "Ada", 1, "🎉", true),
                        new LogEntry.Pinned("lobby", 8, 8, ADA, "Ada", 1, true),
                        new LogEntry.Deleted("lobby", 9, 9, ADA, "Ada", 5),
                        new LogEntry.AllDeleted("lobby", 10, 10, ADA, "Ada", MemberKeys.id("Bob")));
        try (MessageStore store = open()) {
            store.store(List.of(new Change.Room("lobby", ADA, "", true, "k", Retention.DAY, 0)));
            store.store(entries.stream().<Change>map(Change.Entry::new).toList());
        }
        try (MessageStore store = open()) {
            Set<Class<?>> read = new HashSet<>();
            store.before("lobby", 99, 200).forEach(entry -> read.add(entry.getClass()));
            assertEquals(Set.of(LogEntry.class.getPermittedSubclasses()), read);
        }
    }

    @Test
    void failedBatchLeavesNothingAndTheStoreContinues() throws Exception {
        try (MessageStore store = open()) {
            store.store(List.of(said("lobby", 1, 1)));
            var bad = List.of(said("garden", 1, 2), said("lobby", 1, 3));
            assertThrows(NotStoredException.class, () -> store.store(bad));
            assertEquals(0, store.lastSeq("garden"));
            store.store(List.of(said("garden", 1, 2), said("lobby", 2, 3)));
            assertEquals(1, store.lastSeq("garden"));
        }
    }

    @Test
    void memberNumberIsUniqueInARoom() throws Exception {
        try (MessageStore store = open()) {
            store.store(List.of(said("lobby", 1, 7)));
            assertThrows(NotStoredException.class, () -> store.store(List.of(said("lobby", 2, 7))));
            store.store(List.of(said("garden", 1, 7)));
        }
    }

    @Test
    void removedRoomLosesItsLog() throws Exception {
        try (MessageStore store = open()) {
            store.store(
                    List.of(
                            new Change.Room("lobby", ADA, "", false, "k3", Retention.ALWAYS, 0),
                            said("lobby", 1, 1)));
            store.store(List.of(said("garden", 1, 2)));
            store.store(List.of(new Change.RoomRemoved("lobby")));
            assertEquals(List.of(), store.persistedState().rooms());
            assertEquals(0, store.lastSeq("lobby"));
            assertEquals(1, store.lastSeq("garden"));
        }
    }

    @Test
    void passwordsAndAdmissionsGoWithTheirRoom() throws Exception {
        var server = new Change.Password("", "$argon2id$1");
        var attic = new Change.Password("attic", "$argon2id$2");
        var ada = new Change.Admitted("attic", ADA);
        try (MessageStore store = open()) {
            var room = new Change.Room("attic", ADA, "", false, "k3", Retention.ALWAYS, 0);
            store.store(List.of(room, server, attic, ada));
            store.store(List.of(new Change.Admitted("", ADA), ada));
        }
        try (MessageStore store = open()) {
            assertEquals(List.of(server, attic), store.persistedState().passwords());
            assertEquals(
                    List.of(new Change.Admitted("", ADA), ada), store.persistedState().admitted());
            store.store(List.of(new Change.RoomRemoved("attic")));
            assertEquals(List.of(server), store.persistedState().passwords());
            store.store(List.of(new Change.PasswordRemoved("")));
            assertEquals(List.of(), store.persistedState().passwords());
            assertEquals(List.of(), store.persistedState().admitted());
        }
    }

    @Test
    void memberHasOnePenaltyOfEachKind() throws Exception {
        var mute = penalty(Kind.MUTE, "too loud", 0, "");
        var ban = penalty(Kind.BAN, "spam", 1_795_000_000_000L, "192.168.1.66");
        var later = penalty(Kind.BAN, "more spam", 0, "");
        try (MessageStore store = open()) {
            store.store(List.of(mute, ban));
            assertEquals(List.of(ban, mute), store.persistedState().penalties());
            store.store(List.of(later));
        }
        try (MessageStore store = open()) {
            assertEquals(List.of(later, mute), store.persistedState().penalties());
            store.store(List.of(new Change.PenaltyRemoved(Kind.BAN, ADA)));
            assertEquals(List.of(mute), store.persistedState().penalties());
        }
    }

    private static Change.Penalty penalty(Kind kind, String reason, long until, String address) {
        return new Change.Penalty(kind, ADA, "Ada", ADA, "Bob", reason, until, address);
    }

    @Test
    void secondServerOnTheSameFileIsRefused() throws Exception {
        try (MessageStore first = open()) {
            first.store(List.of(said("lobby", 1, 1)));
            String words = assertThrows(IOException.class, this::open).getMessage();
            assertTrue(words.contains("another Foyer is using it"), words);
        }
    }
}
