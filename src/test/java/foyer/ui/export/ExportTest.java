package foyer.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Picture;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.Mount;
import foyer.testing.Png;
import foyer.testing.ScriptedChat;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saving all that was said in a room, by a robot.
class ExportTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final LogEntry first = scriptedChat.said("general", "bob", 90, "the very first");
    private final LogEntry second = scriptedChat.said("general", "bob", 80, "the second");
    private final LogEntry third = scriptedChat.said("general", "bob", 70, "the third");
    @TempDir private Path folder;
    private ViewRobot view;
    private volatile Path into;

    @BeforeEach
    void show() {
        into = folder;
        RoomModel room = scriptedChat.enter(general, List.of(ada), true, third);
        view =
                ViewRobot.open(
                        ExportController.class,
                        () ->
                                new ExportController(
                                        scriptedChat.chat,
                                        room,
                                        ZoneOffset.UTC,
                                        name -> into.resolve(name),
                                        Runnable::run,
                                        Runnable::run,
                                        () -> {}),
                        480,
                        400);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    private void page(boolean more, LogEntry entry) {
        view.stage().fx(() -> scriptedChat.heard(new Event.Page("general", List.of(entry), more)));
    }

    @Test
    void whatIsNotHereIsFetchedFirst() throws IOException {
        view.stage().snapshot("export");
        view.stage().click("#save");
        assertEquals(new Command.History("general", third.seq(), 200), scriptedChat.sent.getLast());
        assertEquals("Fetching what was said: 1…", view.text("#state"));
        view.stage().snapshot("export-busy");
        page(true, second);
        assertEquals(
                new Command.History("general", second.seq(), 200), scriptedChat.sent.getLast());
        assertTrue(view.isDisabled("#save"));
        assertFalse(Files.exists(folder.resolve("general.html")));
        page(false, first);
        assertEquals("Saved as general.html.", view.text("#state"));
        String saved = Files.readString(folder.resolve("general.html"));
        assertTrue(saved.contains("the very first") && saved.contains("the third"), saved);
    }

    @Test
    void withoutAConnectionWhatIsHereIsSavedAndThatIsSaid() throws IOException {
        scriptedChat.unplugged = true;
        view.stage().click("#save");
        assertEquals(
                "Saved as general.html. The server could not be asked for what was said before"
                        + " that.",
                view.text("#state"));
        assertTrue(Files.readString(folder.resolve("general.html")).contains("the third"));
    }

    @Test
    void aFolderThatTakesNothingIsToldSo() throws IOException {
        Files.createDirectory(folder.resolve("general.html"));
        scriptedChat.unplugged = true;
        view.stage().click("#save");
        assertTrue(view.text("#state").startsWith("It could not be saved: "), view.text("#state"));
    }

    private void serveFiles() {
        scriptedChat.chat.attachFiles(
                new LocalFiles(
                        folder.resolve("fetched"),
                        folder.resolve("Downloads"),
                        Runnable::run,
                        Runnable::run));
    }

    /// A message with a file, of which the test knows what is in it.
    private SharedFile said(String name, byte[] bytes) {
        var file = new SharedFile(Sha256.of(bytes), name, bytes.length).as(Picture.of(bytes));
        LogEntry.Said said = scriptedChat.said("general", "bob", 5, "see");
        view.stage()
                .fx(
                        () ->
                                scriptedChat.heard(
                                        new LogEntry.Said(
                                                "general",
                                                said.seq(),
                                                said.at(),
                                                said.by(),
                                                said.name(),
                                                said.n(),
                                                "see",
                                                null,
                                                null,
                                                file)));
        return file;
    }

    private void piece(SharedFile file, byte[] bytes) {
        view.stage()
                .fx(
                        () ->
                                scriptedChat.heard(
                                        new Event.Piece(
                                                file.id(),
                                                0,
                                                Base64.getEncoder().encodeToString(bytes),
                                                false)));
    }

    private List<String> names(String where) throws IOException {
        try (var all = Files.list(folder.resolve(where))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAreFetchedAndLieBesideItAndOneThatIsGoneIsNamedAsMissing() throws IOException {
        byte[] picture = Png.of(300, 200);
        byte[] words = {1, 2, 3};
        serveFiles();
        SharedFile soup = said("../so/up.png", picture);
        SharedFile gone = said("gone.txt", new byte[] {9});
        SharedFile list = said("up.png", words);
        view.stage().click("#save");
        page(false, first);
        assertEquals(new Command.Fetch("general", soup.id(), 0), scriptedChat.sent.getLast());
        assertTrue(
                view.text("#state").startsWith("Fetching files: 0 bytes of "), view.text("#state"));
        view.stage().snapshot("export-files");
        piece(soup, picture);
        assertEquals(new Command.Fetch("general", gone.id(), 0), scriptedChat.sent.getLast());
        view.stage()
                .fx(
                        () ->
                                scriptedChat.heard(
                                        new Event.Refused(
                                                scriptedChat.sent.size(),
                                                ErrorCode.NO_SUCH_FILE,
                                                "That file no longer exists.")));
        assertFalse(Files.exists(folder.resolve("general.html")), "last of all");
        piece(list, words);
        assertEquals(
                "Saved as general.html, with 2 files in general-files; 1 file could not be had and is"
                        + " named as missing.",
                view.text("#state"));
        view.stage().snapshot("export-done");
        assertEquals(List.of("up (2).png", "up.png"), names("general-files"));
        assertArrayEquals(picture, Files.readAllBytes(folder.resolve("general-files/up.png")));
        String page = Files.readString(folder.resolve("general.html"));
        assertTrue(page.contains("<img src=\"./general-files/up.png\""), page);
        assertTrue(page.contains("gone.txt <span class=\"note\">1 byte, missing"), page);
    }

    @Test
    void whatIsStoppedLeavesNothing() throws IOException {
        serveFiles();
        said("a.txt", new byte[] {1});
        view.stage().click("#save");
        page(false, first);
        view.stage().click("#stop");
        assertEquals("Nothing was saved.", view.text("#state"));
        assertFalse(view.isDisabled("#save"));
        assertEquals(List.of("fetched"), names(""));
    }

    @Test
    void whoWantsNoFilesGetsNone() throws IOException {
        serveFiles();
        said("a.txt", new byte[] {1});
        view.stage().click("#files");
        view.stage().click("#save");
        page(false, first);
        assertEquals("Saved as general.html.", view.text("#state"));
        assertEquals(List.of("general.html"), names(""));
    }

    @Test
    void onAFullDiskNothingIsLeftThatLooksWholeAndItCanBeSavedAgain() throws Exception {
        byte[] large = new byte[300_000];
        serveFiles();
        SharedFile file = said("large.bin", large);
        try (var disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "200k")) {
            into = disk.path();
            view.stage().click("#save");
            page(false, first);
            for (int at = 0; at < large.length; at += Limits.PIECE_BYTES) {
                int offset = at;
                int end = Math.min(large.length, at + Limits.PIECE_BYTES);
                String data =
                        Base64.getEncoder()
                                .encodeToString(java.util.Arrays.copyOfRange(large, at, end));
                view.stage()
                        .fx(
                                () ->
                                        scriptedChat.heard(
                                                new Event.Piece(
                                                        file.id(),
                                                        offset,
                                                        data,
                                                        end < large.length)));
            }
            assertEquals("The disk is full. Nothing was saved.", view.text("#state"));
            assertEquals(List.of(), names("disk"));
            into = folder;
            view.stage().click("#save");
            assertEquals(
                    "Saved as general.html, with 1 file in general-files.", view.text("#state"));
        }
    }
}
