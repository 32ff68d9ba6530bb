package foyer.compat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import foyer.clientstore.ClientStore;
import foyer.clientstore.OutgoingMessage;
import foyer.clientstore.SavedAttachment;
import foyer.clientstore.SavedRoom;
import foyer.clientstore.SavedServerState;
import foyer.clientstore.SavedUpload;
import foyer.identity.ServerIdentity;
import foyer.language.Language;
import foyer.password.PasswordHash;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.Picture;
import foyer.protocol.Presence;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.protocol.Schedule;
import foyer.protocol.SharedFile;
import foyer.serverfiles.FileLimits;
import foyer.serverfiles.SharedFileStore;
import foyer.serverfiles.SharedFileStore.UploadedFile;
import foyer.serverfiles.Uploader;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.serverstore.SearchFixture;
import foyer.serverstore.SearchQuery;
import foyer.settings.EmojiUse;
import foyer.settings.KnownServer;
import foyer.settings.MotionChoice;
import foyer.settings.NotificationLevel;
import foyer.settings.Preferences;
import foyer.settings.QuietHours;
import foyer.settings.Settings;
import foyer.settings.SettingsFile;
import foyer.settings.ThemeChoice;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens files that an older Foyer wrote (commit 34ac696, before its types were renamed).
class CompatibilityTest {
    private static final Path OLD_FILES = Path.of("src/test/resources/foyer/compat");
    private static final long TIME = 1_795_000_000_000L;
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(TIME);
    private static final String FINGERPRINT =
            "7njafvdsu74cpz2wxtbvmqw6dcjbjfezdplw5467jzmovizfxq2a";
    private static final String ADA = MemberKeys.id("Ada");
    private static final String BOB = MemberKeys.id("Bob");
    private static final String ZOE = MemberKeys.id("Cleo");
    private static final String DAN = MemberKeys.id("Dan");
    private static final String ZOES_NAME = "Zoë 😀";
    private static final String DIRECT = Names.direct(ADA, BOB);
    private static final SharedFile SUN =
            new SharedFile(
                    "6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0",
                    "sun & moon.png",
                    70,
                    "image/png",
                    1,
                    1);
    private static final SharedFile TEA =
            new SharedFile(
                    "5a788c907a626aca5bc5d41c7baba1dcb5fd6ae79ffae590436d8938b23a9726",
                    "tea.txt",
                    25);

    @TempDir private Path folder;

    @BeforeEach
    void copyOldFiles() throws IOException {
        try (Stream<Path> files = Files.walk(OLD_FILES)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, folder.resolve(OLD_FILES.relativize(file).toString()));
            }
        }
    }

    private MessageStore openHistory() throws IOException {
        return MessageStore.open(folder.resolve("history.db"), "newepoch", CLOCK);
    }

    private static List<LogEntry> log(MessageStore store, String room) {
        return store.before(room, Long.MAX_VALUE, 100);
    }

    @Test
    void oldHistoryKeepsTheLogOfEachRoom() throws IOException {
        try (MessageStore store = openHistory()) {
            assertNull(store.quarantinedFile());
            assertEquals("k7f2m4qz", store.logId());
            assertTrue(store.wasWrittenBefore("k7f2m4qz", "Lobby", 17));
            assertEquals(
                    List.of(
                            new Said(
                                    "Lobby",
                                    1,
                                    TIME + 1,
                                    ADA,
                                    "Ada",
                                    1,
                                    "Who brings dry wood?",
                                    null,
                                    true),
                            new Said(
                                    "Lobby",
                                    2,
                                    TIME + 2,
                                    BOB,
                                    "Bob",
                                    1,
                                    "I do, *two* baskets. 🔥",
                                    1L,
                                    null),
                            new Edited("Lobby", 3, TIME + 3, ADA, "Ada", 1, null),
                            new Said("Lobby", 4, TIME + 4, ZOE, ZOES_NAME, 1, "", null, null, SUN),
                            new Reacted("Lobby", 5, TIME + 5, ADA, "Ada", 2, "👍", true),
                            new Reacted("Lobby", 6, TIME + 6, ZOE, ZOES_NAME, 2, "🎉", true),
                            new Reacted("Lobby", 7, TIME + 7, ADA, "Ada", 2, "👍", false),
                            new Pinned("Lobby", 8, TIME + 8, BOB, "Bob", 2, true),
                            new Pinned("Lobby", 9, TIME + 9, ADA, "Ada", 4, true),
                            new Erased("Lobby", 10, TIME + 10, DAN, "Dan", 2),
                            new Deleted("Lobby", 11, TIME + 11, BOB, "Bob", 10),
                            new TopicSet("Lobby", 12, TIME + 17, BOB, "Bob", "Wood & stories"),
                            new Edited(
                                    "Lobby", 13, TIME + 18, ADA, "Ada", 1, "Who brings dry wood?"),
                            new Pinned("Lobby", 14, TIME + 19, ADA, "Ada", 2, false),
                            gateCloses("Lobby", 15),
                            new Announced(
                                    "Lobby", 16, TIME + 21, ADA, "Ada", 0, "Drink water.", true),
                            newestMessage()),
                    log(store, "Lobby"));
            assertEquals(
                    List.of(
                            new KeepingSet("Küche", 3, TIME + 12, ADA, "Ada", Retention.DAY),
                            recipe(),
                            gateCloses("Küche", 5)),
                    log(store, "Küche"));
            assertEquals(
                    List.of(new Said("Vault", 1, TIME + 14, BOB, "Bob", 3, "Only for us.")),
                    log(store, "Vault"));
            assertEquals(List.of(psst(), yes()), log(store, DIRECT));
            assertEquals(List.of(), log(store, "Attic"));
            assertEquals(List.of(), log(store, "Whisper"));
        }
    }

    private static Said newestMessage() {
        return new Said("Lobby", 17, TIME + 22, ZOE, ZOES_NAME, 6, "Newest wood, not indexed yet.");
    }

    private static Announced gateCloses(String room, long seq) {
        return new Announced(room, seq, TIME + 20, ADA, "Ada", 5, "The gate closes at ten.", false);
    }

    private static Said recipe() {
        return new Said("Küche", 4, TIME + 13, ADA, "Ada", 3, "The recipe:", null, null, TEA);
    }

    private static Said psst() {
        return new Said(DIRECT, 1, TIME + 15, ADA, "Ada", 4, "psst, a café?");
    }

    private static Said yes() {
        return new Said(DIRECT, 2, TIME + 16, BOB, "Bob", 4, "Yes.\nAt four.", 1L, null);
    }

    @Test
    void oldHistoryIsSearchedAndKnowsPinsFilesAndNumbers() throws Exception {
        try (MessageStore store = openHistory()) {
            assertEquals(List.of(4L), store.pins("Lobby"));
            assertEquals(
                    Set.of(SUN, TEA),
                    set(store.messagesWithFiles(), said -> Objects.requireNonNull(said.file())));
            assertEquals(
                    List.of(17L, 1L),
                    SearchFixture.search(store, new SearchQuery("wood", "Lobby", 10)).stream()
                            .map(LogEntry::seq)
                            .toList());
            assertEquals(
                    List.of(psst()),
                    SearchFixture.search(store, new SearchQuery("cafe", DIRECT, 10)));
            assertEquals(newestMessage(), store.numbers().find("Lobby", ZOE, 6));
            assertEquals(
                    List.of(5L, 4L, 6L, 2L),
                    Stream.of(ADA, BOB, ZOE, DAN).map(store.numbers()::last).toList());
            assertTrue(store.numbers().isSpent("Küche", ADA, 2));
        }
    }

    @Test
    void oldHistoryKeepsRoomsMembersSchedulesAndReadPositions() throws IOException {
        try (MessageStore store = openHistory()) {
            var state = store.persistedState();
            assertEquals(
                    List.of(
                            room("Lobby", "", "Wood & stories", true, "lobbylog"),
                            new Change.Room(
                                    "Küche",
                                    ADA,
                                    "Tea at four",
                                    false,
                                    "kuechelog",
                                    Retention.DAY,
                                    2),
                            room("Vault", BOB, "", false, "vaultlog"),
                            new Change.Room(
                                    "Whisper", ZOE, "", false, "whisperlog", Retention.NOTHING, 0),
                            room(DIRECT, "", "", false, "directlog")),
                    state.rooms());
            assertEquals(
                    Set.of(
                            new Change.Member(ADA, "Ada", Role.HOST),
                            new Change.Member(BOB, "Bob", Role.MODERATOR),
                            new Change.Member(ZOE, ZOES_NAME, Role.MEMBER),
                            new Change.Member(DAN, "Dan", Role.MEMBER)),
                    Set.copyOf(state.members()));
            assertEquals(
                    List.of(
                            new Change.ScheduleAdded(
                                    new Schedule(1, "Drink water.", 60), ADA, "Ada"),
                            new Change.ScheduleAdded(
                                    new Schedule(2, "Lights out.", 1_440), BOB, "Bob")),
                    state.schedules());
            assertEquals(
                    Set.of(
                            new Change.ReadPosition("Lobby", ADA, 17),
                            new Change.ReadPosition("Lobby", BOB, 11),
                            new Change.ReadPosition(DIRECT, BOB, 2)),
                    Set.copyOf(state.readPositions()));
        }
    }

    private static Change.Room room(
            String name, String owner, String topic, boolean kept, String log) {
        return new Change.Room(name, owner, topic, kept, log, Retention.ALWAYS, 0);
    }

    @Test
    void oldHistoryKeepsPasswordsInvitationsAndPenalties() throws IOException {
        try (MessageStore store = openHistory()) {
            var state = store.persistedState();
            Map<String, String> hashes =
                    state.passwords().stream()
                            .collect(
                                    Collectors.toMap(Change.Password::room, Change.Password::hash));
            assertEquals(Set.of("", "Vault"), hashes.keySet());
            assertTrue(PasswordHash.matches("open sesame", hashes.get("")));
            assertTrue(PasswordHash.matches("päßwörd 🔑", hashes.get("Vault")));
            assertEquals(
                    Set.of(
                            new Change.Admitted("", BOB),
                            new Change.Admitted("", ZOE),
                            new Change.Admitted("Vault", ZOE)),
                    Set.copyOf(state.admitted()));
            assertEquals(
                    Set.of(
                            new Change.Invitation("", "a".repeat(43), true, TIME + 86_400_000L, ""),
                            new Change.Invitation(
                                    "Vault", "a".repeat(43), true, TIME + 86_400_000L, ""),
                            new Change.Invitation(
                                    "Vault", "b".repeat(43), false, TIME + 3_600_000L, "")),
                    Set.copyOf(state.invitations()));
            assertEquals(
                    Set.of(
                            new Change.Penalty(
                                    Change.Penalty.Kind.BAN,
                                    DAN,
                                    "Dan",
                                    ADA,
                                    "Ada",
                                    "spam",
                                    0,
                                    "192.168.1.66"),
                            new Change.Penalty(
                                    Change.Penalty.Kind.MUTE,
                                    ZOE,
                                    ZOES_NAME,
                                    BOB,
                                    "Bob",
                                    "",
                                    TIME + 600_000L,
                                    "")),
                    Set.copyOf(state.penalties()));
        }
    }

    @Test
    void oldSharedFilesAreServedAndUploadsResume() throws IOException {
        var files = SharedFileStore.open(folder.resolve("files"), FileLimits.DEFAULT, CLOCK);
        assertEquals(
                List.of(new UploadedFile(BOB, SUN.id(), 70, new Picture("image/png", 1, 1))),
                files.unsaidUploads());
        assertArrayEquals(
                "A recipe for ginger tea.\n".getBytes(StandardCharsets.UTF_8),
                files.read(TEA.id(), 0, 100, TEA.bytes()));
        assertEquals(21, files.offer(new Uploader(BOB, "", false, this), "5".repeat(64), 1_000));
    }

    @Test
    void oldServerKeyKeepsItsFingerprint() throws IOException {
        ServerIdentity identity = ServerIdentity.in(folder, CLOCK);
        assertEquals(FINGERPRINT, identity.fingerprint());
        assertNull(identity.setAside());
    }

    @Test
    void oldClientFileKeepsRoomsDraftsOutboxAndFiles() {
        var store =
                new ClientStore(folder.resolve("memory.db"), CLOCK, Runnable::run, Runnable::run);
        SavedServerState state = store.load(FINGERPRINT);
        SavedServerState other = store.load("192.168.1.20:7788");
        store.close();
        assertEquals(
                new SavedServerState(
                        "k7f2m4qz",
                        15,
                        "Küche",
                        List.of(
                                new SavedRoom(
                                        new RoomInfo("Lobby", "Wood & stories", "", 3, null, null),
                                        "e1.lobbylog",
                                        12,
                                        11,
                                        "half a sen",
                                        clientLog()),
                                new SavedRoom(
                                        new RoomInfo(
                                                "Küche",
                                                "Tea at four",
                                                ADA,
                                                1,
                                                null,
                                                null,
                                                Retention.DAY,
                                                true),
                                        "e1.kuechelog",
                                        4,
                                        3,
                                        "",
                                        List.of(recipe())),
                                new SavedRoom(
                                        new RoomInfo(
                                                DIRECT,
                                                "",
                                                "",
                                                2,
                                                new Member(
                                                        BOB,
                                                        "Bob",
                                                        Role.MODERATOR,
                                                        null,
                                                        true,
                                                        Presence.AWAY,
                                                        "at lunch"),
                                                null),
                                        "e1.directlog",
                                        2,
                                        1,
                                        "and \u2028 then 😀",
                                        List.of(psst(), yes()))),
                        List.of(
                                new OutgoingMessage(
                                        6, "Lobby", "not sent yet", null, TIME + 30, "", null),
                                new OutgoingMessage(
                                        7, DIRECT, "refused", 2L, TIME + 31, "Too long.", null),
                                new OutgoingMessage(8, "Küche", "", null, TIME + 32, "", TEA)),
                        List.of(
                                new SavedUpload(
                                        9,
                                        "Lobby",
                                        "/home/ada/sun & moon.png",
                                        "sun & moon.png",
                                        SUN.id(),
                                        "Look!",
                                        2L),
                                new SavedUpload(
                                        10,
                                        "Küche",
                                        "/home/ada/ginger.pdf",
                                        "ginger.pdf",
                                        "",
                                        "",
                                        null)),
                        List.of(
                                new SavedAttachment(
                                        11,
                                        "Lobby",
                                        "/home/ada/a b.txt",
                                        "a b.txt",
                                        120,
                                        TIME - 5_000),
                                new SavedAttachment(
                                        12,
                                        DIRECT,
                                        "/home/ada/ü.bin",
                                        "ü.bin",
                                        4_000_000_000L,
                                        TIME - 6_000)),
                        ""),
                state);
        assertEquals(
                new SavedServerState(
                        "otherlog", 3, "", List.of(), List.of(), List.of(), List.of(), ""),
                other);
    }

    private static List<LogEntry> clientLog() {
        return List.of(
                new Said("Lobby", 1, TIME + 1, ADA, "Ada", 1, "Who brings wood?", null, true),
                new Said("Lobby", 2, TIME + 2, BOB, "Bob", 1, "I do, *two* baskets. 🔥", 1L, null),
                new Edited("Lobby", 3, TIME + 3, ADA, "Ada", 1, "Who brings wood?"),
                new Said("Lobby", 4, TIME + 4, ZOE, ZOES_NAME, 1, "", null, null, SUN),
                new Reacted("Lobby", 5, TIME + 5, ADA, "Ada", 2, "👍", true),
                new Pinned("Lobby", 6, TIME + 6, BOB, "Bob", 2, true),
                new Erased("Lobby", 7, TIME + 7, DAN, "Dan", 2),
                new Deleted("Lobby", 8, TIME + 8, BOB, "Bob", 7),
                new TopicSet("Lobby", 9, TIME + 9, BOB, "Bob", "Wood & stories"),
                new KeepingSet("Lobby", 10, TIME + 10, ADA, "Ada", Retention.ALWAYS),
                new Announced(
                        "Lobby", 11, TIME + 11, ADA, "Ada", 5, "The gate closes at ten.", false),
                new Announced("Lobby", 12, TIME + 12, ADA, "Ada", 0, "Drink water.", true));
    }

    @Test
    void oldSettingsFileIsLoadedAndSavedUnchanged() throws IOException {
        Path file = folder.resolve("settings.json");
        String before = Files.readString(file);
        var settingsFile = new SettingsFile(folder, new SecureRandom());
        Settings settings = settingsFile.load();
        assertEquals(
                new Settings(
                        "Zoë 😀 \"Z\"",
                        MemberKeys.of("Zoe"),
                        "[::1]:7788",
                        List.of(
                                new KnownServer(
                                        FINGERPRINT,
                                        "Ada’s \"den\"",
                                        List.of("192.168.1.20:7788", "den.local:7788"),
                                        TIME + 1,
                                        "Ada L.",
                                        true,
                                        false),
                                new KnownServer(
                                        "b".repeat(52),
                                        "Bob’s room",
                                        List.of("[fe80::1]:7789"),
                                        TIME,
                                        "",
                                        false,
                                        true)),
                        new Preferences(
                                new Preferences.Display(
                                        Language.INDONESIAN,
                                        ThemeChoice.DARK,
                                        16,
                                        120,
                                        true,
                                        MotionChoice.OFF),
                                new Preferences.Notifications(
                                        NotificationLevel.ALL,
                                        new QuietHours(true, 1320, 420),
                                        Map.of(FINGERPRINT + "/Lobby", NotificationLevel.NONE)),
                                new Preferences.Hosting(9000, Preferences.RetentionChoice.DAY),
                                new Preferences.Desktop("/home/ada/Downloads", true)),
                        new EmojiUse(List.of("👋", "🎉"), 4)),
                settings);
        settingsFile.save(settings);
        assertEquals(
                JsonParser.parseString(before), JsonParser.parseString(Files.readString(file)));
    }

    private static <T, R> Set<R> set(List<T> list, Function<T, R> field) {
        return list.stream().map(field).collect(Collectors.toSet());
    }
}
