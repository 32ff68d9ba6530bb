package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientstore.ClientStore;
import foyer.connection.ConnectionEvent;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.Command;
import foyer.protocol.Command.Say;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientStores;
import foyer.testing.Mount;
import foyer.testing.ScriptedChat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is with the server, what waits, and what was refused.
class MessagingTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo lobby = ScriptedChat.room("lobby", "", 1);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", lobby);
    private final Messaging messaging = scriptedChat.chat.messaging();
    private RoomModel room;

    @BeforeEach
    void enter() {
        room = scriptedChat.enter(lobby, List.of(ada), false);
    }

    private void say(String... texts) {
        for (String text : texts) {
            assertTrue(messaging.send(room, text));
        }
    }

    private List<String> sent() {
        return scriptedChat.sent.stream()
                .filter(Say.class::isInstance)
                .map(command -> ((Say) command).text())
                .toList();
    }

    private void refused(ErrorCode errorCode) {
        int last = scriptedChat.sent.size();
        while (!(scriptedChat.sent.get(last - 1) instanceof Say)) {
            last--;
        }
        scriptedChat.heard(new Event.Refused(last, errorCode, "No."));
    }

    private void stored(long seq) {
        Say say =
                scriptedChat.sent.stream()
                        .filter(Say.class::isInstance)
                        .map(Say.class::cast)
                        .reduce((_, last) -> last)
                        .orElseThrow();
        scriptedChat.heard(
                new LogEntry.Said("lobby", seq, 0, ada.id(), "Ada", say.n(), say.text()));
    }

    @Test
    void nextMessageIsSentAfterThePreviousAnswer() {
        say("one", "two", "three");
        assertEquals(List.of("one"), sent());
        stored(1);
        assertEquals(List.of("one", "two"), sent());
        stored(2);
        assertEquals(List.of("one", "two", "three"), sent());
    }

    @Test
    void throttledMessageIsResentFirst() {
        say("one", "two");
        refused(ErrorCode.TOO_FAST);
        assertEquals(List.of("one"), sent());
        scriptedChat.chat.tick();
        assertEquals(List.of("one", "one"), sent());
        refused(ErrorCode.BUSY);
        scriptedChat.chat.tick();
        assertEquals(List.of("one", "one", "one"), sent());
        assertTrue(room.log().outgoing().stream().noneMatch(Outgoing::isRefused));
    }

    @Test
    void refusedMessageShowsItsReasonAndBlocksNoOther() {
        say("one", "two");
        refused(ErrorCode.NOT_ALLOWED);
        assertEquals(List.of("one", "two"), sent());
        Outgoing refused = room.log().outgoing().getFirst();
        assertEquals("No.", refused.error());
        stored(1);
        messaging.retry(room, refused);
        assertEquals(List.of("one", "two", "one"), sent());
        refused(ErrorCode.NOT_ALLOWED);
        messaging.discard(room, room.log().outgoing().getFirst());
        assertEquals(List.of(), room.log().outgoing());
        assertEquals(List.of("one", "two", "one"), sent());
    }

    @Test
    void unstoredMessageSaysSoAndIsResentLater() {
        say("one");
        refused(ErrorCode.NOT_STORED);
        assertEquals(
                "No. It will be sent automatically once the host can save again.",
                room.log().outgoing().getFirst().error());
        scriptedChat.heard(new Event.Storing(false, "Full."));
        assertEquals(List.of("one"), sent());
        scriptedChat.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
        assertTrue(room.log().outgoing().stream().noneMatch(Outgoing::isRefused));
        stored(1);
        scriptedChat.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
    }

    @Test
    void laterMessagesDoNotOvertakeAnUnstoredOne() {
        say("one", "two", "three");
        refused(ErrorCode.NOT_STORED);
        say("four");
        assertEquals(List.of("one"), sent());
        messaging.discard(room, room.log().outgoing().get(1));
        scriptedChat.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
        stored(1);
        assertEquals(List.of("one", "one", "three"), sent());
        refused(ErrorCode.NOT_STORED);
        messaging.discard(room, room.log().outgoing().getFirst());
        assertEquals(List.of("one", "one", "three", "four"), sent(), "nothing is before it");
    }

    @Test
    void unstoredMessageIsRetriedEveryMinute() {
        say("one");
        refused(ErrorCode.NOT_STORED);
        for (int fives = 0; fives < 24; fives++) {
            scriptedChat.chat.tick();
        }
        assertEquals(List.of("one", "one"), sent());
        refused(ErrorCode.NOT_STORED);
        for (int fives = 0; fives < 12; fives++) {
            scriptedChat.chat.tick();
        }
        assertEquals(List.of("one", "one", "one"), sent());
    }

    @Test
    void tickSavesDraftsButRetriesNothingWhileDisconnected() {
        ClientStore clientStore = ClientStores.brief();
        var before = new ScriptedChat(clientStore, ada, "Foyer", lobby);
        RoomModel left = enter(before);
        before.chat.messaging().send(left, "one");
        before.refused("No.");
        before.chat.handle(new ConnectionEvent.Lost("Gone.", 500));
        left.draftProperty().set("half a sen");
        for (int ticks = 0; ticks < 12; ticks++) {
            before.chat.tick();
        }
        assertTrue(left.log().outgoing().getFirst().isRefused());
        var after = new ScriptedChat(clientStore, ada, "Foyer", lobby);
        assertEquals("half a sen", after.model("lobby").draftProperty().get());
    }

    @Test
    void unstoredMessageIsResentAfterReconnecting() {
        say("one");
        refused(ErrorCode.NOT_STORED);
        scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 500));
        scriptedChat.heard(new Event.Welcome(1, "Foyer", "log", ada));
        scriptedChat.heard(new Event.Rooms(List.of(lobby), false));
        scriptedChat.enter(lobby, List.of(ada), false);
        assertEquals(List.of("one", "one"), sent());
    }

    @Test
    void unansweredMessagesAreResentFirst() {
        say("one", "two");
        scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 500));
        say("three");
        assertEquals(List.of("one"), sent());
        scriptedChat.heard(new Event.Welcome(1, "Foyer", "log", ada));
        scriptedChat.heard(new Event.Rooms(List.of(lobby), false));
        scriptedChat.enter(lobby, List.of(ada), false);
        assertEquals(List.of("one", "one"), sent());
        stored(1);
        assertEquals(List.of("one", "one", "two"), sent());
    }

    /// A person whose disk does what it is told one by one.
    private RoomModel enter(ScriptedChat at) {
        return at.enter(lobby, List.of(ada), false);
    }

    @Test
    void nothingIsSentBeforeItIsOnThisComputersDisk() {
        var disk = new ArrayDeque<Runnable>();
        var clientStore = new ClientStore(null, Instant::now, disk::add, Runnable::run);
        var messaging =
                new Messaging(
                        new PendingCommands(this::send),
                        numbers(),
                        clientStore.writerFor("a"),
                        Instant::now);
        assertTrue(messaging.send(room, "one"));
        assertTrue(messaging.send(room, "two"));
        assertEquals(List.of(), direct);
        work(disk);
        assertEquals(List.of("one"), direct);
    }

    private final List<String> direct = new ArrayList<>();

    private long send(Command command) {
        direct.add(((Say) command).text());
        return direct.size();
    }

    private static MessageNumberSequence numbers() {
        return new MessageNumberSequence(ClientStores.ofServer(), 0, 0);
    }

    private static void work(ArrayDeque<Runnable> disk) {
        for (Runnable next = disk.poll(); next != null; next = disk.poll()) {
            next.run();
        }
    }

    @Test
    void unsavedMessageIsNotSentUntilRetried(@TempDir Path folder) throws Exception {
        try (var disk = Mount.tmpfs(folder, "1m")) {
            var clientStore =
                    new ClientStore(
                            disk.path().resolve("memory.db"),
                            Instant::now,
                            Runnable::run,
                            Runnable::run);
            var full = new ScriptedChat(clientStore, ada, "Foyer", lobby);
            RoomModel room = enter(full);
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            int before = full.sent.size();
            full.chat.messaging().send(room, "x".repeat(7_000));
            for (int i = 0; i < 9 && full.sent.size() > before; i++) {
                // there may be some room left in the file
                before = full.sent.size();
                full.chat.handle(new ConnectionEvent.Lost("Gone.", 1));
                room = enter(full);
                full.chat.messaging().send(room, "x".repeat(7_000));
            }
            Outgoing row = room.log().outgoing().getLast();
            assertEquals("Couldn’t save on this computer: the disk is full.", row.error());
            Files.delete(filler);
            full.chat.messaging().retry(room, row);
            assertEquals("", room.log().outgoing().getLast().error());
            assertTrue(room.log().outgoing().getLast().saved());
            clientStore.close();
        }
    }

    @Test
    void unsentMessageIsSentOnceAfterRestart() {
        ClientStore clientStore = ClientStores.brief();
        var before = new ScriptedChat(clientStore, ada, "Foyer", lobby);
        RoomModel left = enter(before);
        before.chat.messaging().send(left, "one");
        before.chat.messaging().send(left, "two");
        var after = new ScriptedChat(clientStore, ada, "Foyer", lobby);
        assertEquals(List.of("join"), kinds(after), "nothing is said before they are in the room");
        RoomModel room = enter(after);
        assertEquals("one", ((Say) after.sent.getLast()).text());
        assertEquals(((Say) before.sent.getLast()).n(), ((Say) after.sent.getLast()).n());
        assertEquals(
                List.of("one", "two"), room.log().outgoing().stream().map(Outgoing::text).toList());
        after.chat.messaging().send(room, "three");
        assertTrue(room.log().outgoing().getLast().n() > room.log().outgoing().get(1).n());
    }

    private static List<String> kinds(ScriptedChat at) {
        return at.sent.stream()
                .map(command -> command.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void roomIsRestoredAfterRestart() {
        ClientStore clientStore = ClientStores.brief();
        var before =
                new ScriptedChat(
                        clientStore, ada, "Foyer", lobby, ScriptedChat.room("attic", "", 1));
        RoomModel left = enter(before);
        before.heard(before.said("lobby", "bob", 60, "read"));
        RoomModel attic = before.enter(ScriptedChat.room("attic", "", 1), List.of(ada), false);
        before.heard(before.said("attic", "bob", 50, "first"));
        before.heard(before.said("attic", "bob", 40, "second"));
        left.draftProperty().set("half a sen");
        before.chat.saveDrafts();
        assertEquals(2, attic.unreadProperty().get());

        var after =
                new ScriptedChat(
                        clientStore, ada, "Foyer", lobby, ScriptedChat.room("attic", "", 1));
        assertEquals("lobby", after.chat.rooms().selectedProperty().get().name());
        assertEquals("half a sen", after.model("lobby").draftProperty().get());
        assertEquals(0, after.model("lobby").unreadProperty().get());
        assertEquals(2, after.model("attic").unreadProperty().get());
        assertEquals(
                List.of(new Command.Join("lobby", 1L, "log"), new Command.Join("attic", 2L, "log")),
                after.sent);
    }

    @Test
    void reusedNumberIsReplacedAndTheMessageSent() {
        say("one");
        long first = ((Say) scriptedChat.sent.getLast()).n();
        refused(ErrorCode.NUMBER_REUSED);
        assertEquals(List.of("one", "one"), sent());
        assertNotEquals(first, ((Say) scriptedChat.sent.getLast()).n());
        refused(ErrorCode.NUMBER_REUSED);
        assertEquals(List.of("one", "one"), sent(), "but not for ever");
        assertTrue(room.log().outgoing().getFirst().isRefused());
    }

    @Test
    void expiredMessageIsNotResent() {
        say("one", "two");
        refused(ErrorCode.NOT_KEPT);
        assertEquals(List.of("one", "two"), sent());
        assertEquals(1, room.log().outgoing().size());
    }
}
