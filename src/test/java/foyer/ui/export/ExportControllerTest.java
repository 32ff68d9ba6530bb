package foyer.ui.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import foyer.testing.ClientStores;
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

/// Exporting a log, driven by a robot.
class ExportControllerTest {
    private final Path folder;
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat;
    private final LogEntry first;
    private final LogEntry second;
    private final LogEntry third;
    private ViewRobot view;
    private volatile Path target;

    ExportControllerTest(@TempDir Path folder) {
        this.folder = folder;
        scriptedChat =
                new ScriptedChat(
                        ClientStores.brief(), ClientStores.files(folder), ada, "Foyer", general);
        first = scriptedChat.said("general", "bob", 90, "the very first");
        second = scriptedChat.said("general", "bob", 80, "the second");
        third = scriptedChat.said("general", "bob", 70, "the third");
    }

    @BeforeEach
    void show() {
        target = folder;
        RoomModel room = scriptedChat.enter(general, List.of(ada), true, third);
        view =
                ViewRobot.open(
                        ExportController.class,
                        () ->
                                new ExportController(
                                        scriptedChat.chat,
                                        room,
                                        ZoneOffset.UTC,
                                        name -> target.resolve(name),
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

    private void receivePage(boolean more, LogEntry entry) {
        view.stage().fx(() -> scriptedChat.heard(new Event.Page("general", List.of(entry), more)));
    }

    @Test
    void missingMessagesAreFetchedFirst() throws IOException {
        view.stage().snapshot("export");
        view.stage().click("#saveButton");
        assertEquals(new Command.History("general", third.seq(), 200), scriptedChat.sent.getLast());
        assertEquals("Loading messages: 1…", view.text("#statusLabel"));
        view.stage().snapshot("export-busy");
        receivePage(true, second);
        assertEquals(
                new Command.History("general", second.seq(), 200), scriptedChat.sent.getLast());
        assertTrue(view.isDisabled("#saveButton"));
        assertFalse(Files.exists(folder.resolve("general.html")));
        receivePage(false, first);
        assertEquals("Saved as general.html.", view.text("#statusLabel"));
        String saved = Files.readString(folder.resolve("general.html"));
        assertTrue(saved.contains("the very first") && saved.contains("the third"), saved);
    }

    @Test
    void loadedMessagesAreSavedWhileDisconnected() throws IOException {
        scriptedChat.unplugged = true;
        view.stage().click("#saveButton");
        assertEquals(
                "Saved as general.html. Earlier messages couldn’t be loaded.",
                view.text("#statusLabel"));
        assertTrue(Files.readString(folder.resolve("general.html")).contains("the third"));
    }

    @Test
    void failedWriteIsReported() throws IOException {
        Files.createDirectory(folder.resolve("general.html"));
        scriptedChat.unplugged = true;
        view.stage().click("#saveButton");
        assertTrue(
                view.text("#statusLabel").startsWith("Couldn’t save: "), view.text("#statusLabel"));
    }

    /// Adds a message with a file of known content.
    private SharedFile receiveFile(String name, byte[] bytes) {
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

    private void receivePiece(SharedFile file, byte[] bytes) {
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
    void filesAreSavedBesideAndMissingOnesNamed() throws IOException {
        byte[] picture = Png.of(300, 200);
        byte[] listBytes = {1, 2, 3};
        SharedFile pictureFile = receiveFile("../so/up.png", picture);
        SharedFile missingFile = receiveFile("gone.txt", new byte[] {9});
        SharedFile listFile = receiveFile("up.png", listBytes);
        view.stage().click("#saveButton");
        receivePage(false, first);
        assertEquals(
                new Command.Fetch("general", pictureFile.id(), 0), scriptedChat.sent.getLast());
        assertTrue(
                view.text("#statusLabel").startsWith("Loading files: 0 bytes of "),
                view.text("#statusLabel"));
        view.stage().snapshot("export-files");
        receivePiece(pictureFile, picture);
        assertEquals(
                new Command.Fetch("general", missingFile.id(), 0), scriptedChat.sent.getLast());
        view.stage()
                .fx(
                        () ->
                                scriptedChat.heard(
                                        new Event.Refused(
                                                scriptedChat.sent.size(),
                                                ErrorCode.NO_SUCH_FILE,
                                                "That file no longer exists.")));
        assertFalse(
                Files.exists(folder.resolve("general.html")),
                "the conversation was written before its files");
        receivePiece(listFile, listBytes);
        assertEquals(
                "Saved as general.html, with 2 files in general-files; 1 file couldn’t be"
                        + " downloaded and is listed as missing.",
                view.text("#statusLabel"));
        view.stage().snapshot("export-done");
        assertEquals(List.of("up (2).png", "up.png"), names("general-files"));
        assertArrayEquals(picture, Files.readAllBytes(folder.resolve("general-files/up.png")));
        String page = Files.readString(folder.resolve("general.html"));
        assertTrue(page.contains("<img src=\"./general-files/up.png\""), page);
        assertTrue(page.contains("gone.txt <span class=\"note\">1 byte, missing"), page);
    }

    @Test
    void cancelledExportLeavesNothing() throws IOException {
        receiveFile("a.txt", new byte[] {1});
        view.stage().click("#saveButton");
        receivePage(false, first);
        view.stage().click("#stopButton");
        assertEquals("Nothing was saved.", view.text("#statusLabel"));
        assertFalse(view.isDisabled("#saveButton"));
        assertEquals(List.of("fetched"), names(""));
    }

    @Test
    void exportWithoutFilesCreatesNoFolder() throws IOException {
        receiveFile("a.txt", new byte[] {1});
        view.stage().click("#filesBox");
        view.stage().click("#saveButton");
        receivePage(false, first);
        assertEquals("Saved as general.html.", view.text("#statusLabel"));
        assertEquals(List.of("general.html"), names(""));
    }

    @Test
    void fullDiskLeavesNothingAndExportCanBeRepeated() throws Exception {
        byte[] large = new byte[300_000];
        SharedFile file = receiveFile("large.bin", large);
        try (var disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "200k")) {
            target = disk.path();
            view.stage().click("#saveButton");
            receivePage(false, first);
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
            assertEquals("The disk is full. Nothing was saved.", view.text("#statusLabel"));
            assertEquals(List.of(), names("disk"));
            target = folder;
            view.stage().click("#saveButton");
            assertEquals(
                    "Saved as general.html, with 1 file in general-files.",
                    view.text("#statusLabel"));
        }
    }
}
