package foyer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.store.Change.Penalty.Kind;
import foyer.testing.FakeTime;
import foyer.testing.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageStoreTest {
    private static final String ADA = Keys.id("Ada");

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
    void whatIsKeptIsThereAfterTheFileWasClosedAndOpened() throws Exception {
        List<Logged> entries =
                List.of(
                        new Said("lobby", 1, 5, ADA, "Ada", 9, "it's \"quoted\"; drop table entry"),
                        new Announced("lobby", 2, 6, ADA, "Ada", 10, "cake", false),
                        new Announced("lobby", 3, 7, "", "House", 0, "tea", true),
                        new TopicSet("lobby", 4, 8, ADA, "Ada", "tea"));
        var planned = new Change.Planned(new Schedule(4, "tea", 10), ADA, "Ada");
        try (MessageStore store = open()) {
            store.keep(
                    List.of(
                            new Change.Room("lobby", ADA, "", true, "k3", Keeping.DAY, 0),
                            planned));
            store.keep(List.of(new Change.Member(ADA, "Ada", Role.MODERATOR)));
            store.keep(entries.stream().<Change>map(Change.Entry::new).toList());
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
            assertEquals(4, store.last("lobby"));
            assertEquals(0, store.last("garden"));
            assertTrue(store.hasBefore("lobby", 2));
            assertFalse(store.hasBefore("lobby", 1));
            assertEquals(
                    List.of(new Change.Room("lobby", ADA, "tea", true, "k3", Keeping.DAY, 0)),
                    store.standing().rooms());
            assertEquals(
                    List.of(new Change.Member(ADA, "Ada", Role.MODERATOR)),
                    store.standing().members());
            assertEquals(List.of(planned), store.standing().plans());
        }
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAllAndTheStoreGoesOn() throws Exception {
        try (MessageStore store = open()) {
            store.keep(List.of(said("lobby", 1, 1)));
            var bad = List.of(said("garden", 1, 2), said("lobby", 1, 3));
            assertThrows(NotStored.class, () -> store.keep(bad));
            assertEquals(0, store.last("garden"));
            store.keep(List.of(said("garden", 1, 2), said("lobby", 2, 3)));
            assertEquals(1, store.last("garden"));
        }
    }

    @Test
    void aNumberOfAMemberStandsOnceInARoom() throws Exception {
        try (MessageStore store = open()) {
            store.keep(List.of(said("lobby", 1, 7)));
            assertThrows(NotStored.class, () -> store.keep(List.of(said("lobby", 2, 7))));
            store.keep(List.of(said("garden", 1, 7)));
        }
    }

    @Test
    void aRoomThatIsGoneTakesItsLogWithIt() throws Exception {
        try (MessageStore store = open()) {
            store.keep(
                    List.of(
                            new Change.Room("lobby", ADA, "", false, "k3", Keeping.ALWAYS, 0),
                            said("lobby", 1, 1)));
            store.keep(List.of(said("garden", 1, 2)));
            store.keep(List.of(new Change.NoRoom("lobby")));
            assertEquals(List.of(), store.standing().rooms());
            assertEquals(0, store.last("lobby"));
            assertEquals(1, store.last("garden"));
        }
    }

    @Test
    void passwordsAndWhoGaveThemAreKeptAndGoWithTheirRoom() throws Exception {
        var server = new Change.Password("", "$argon2id$1");
        var attic = new Change.Password("attic", "$argon2id$2");
        var ada = new Change.Admitted("attic", ADA);
        try (MessageStore store = open()) {
            var room = new Change.Room("attic", ADA, "", false, "k3", Keeping.ALWAYS, 0);
            store.keep(List.of(room, server, attic, ada));
            store.keep(List.of(new Change.Admitted("", ADA), ada));
        }
        try (MessageStore store = open()) {
            assertEquals(List.of(server, attic), store.standing().passwords());
            assertEquals(List.of(new Change.Admitted("", ADA), ada), store.standing().admitted());
            store.keep(List.of(new Change.NoRoom("attic")));
            assertEquals(List.of(server), store.standing().passwords());
            store.keep(List.of(new Change.NoPassword("")));
            assertEquals(List.of(), store.standing().passwords());
            assertEquals(List.of(), store.standing().admitted());
        }
    }

    @Test
    void penaltiesAreKeptOneOfAKindForAMember() throws Exception {
        var mute = penalty(Kind.MUTE, "too loud", 0, "");
        var ban = penalty(Kind.BAN, "spam", 1_795_000_000_000L, "192.168.1.66");
        var later = penalty(Kind.BAN, "more spam", 0, "");
        try (MessageStore store = open()) {
            store.keep(List.of(mute, ban));
            assertEquals(List.of(ban, mute), store.standing().penalties());
            store.keep(List.of(later));
        }
        try (MessageStore store = open()) {
            assertEquals(List.of(later, mute), store.standing().penalties());
            store.keep(List.of(new Change.NoPenalty(Kind.BAN, ADA)));
            assertEquals(List.of(mute), store.standing().penalties());
        }
    }

    private static Change.Penalty penalty(Kind kind, String reason, long until, String address) {
        return new Change.Penalty(kind, ADA, "Ada", ADA, "Bob", reason, until, address);
    }

    @Test
    void aSecondServerOnTheSameFileIsToldSo() throws Exception {
        try (MessageStore first = open()) {
            first.keep(List.of(said("lobby", 1, 1)));
            String words = assertThrows(IOException.class, this::open).getMessage();
            assertTrue(words.contains("another Foyer is using it"), words);
        }
    }
}
