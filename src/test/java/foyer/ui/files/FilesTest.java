package foyer.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.ClientStores;
import foyer.testing.Mount;
import foyer.testing.Png;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads and downloads in the window.
class FilesTest {
    private final Path folder;
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat;
    private final ShellFixture shellFixture;
    private final byte[] picture = Png.of(600, 300);
    private UiStage ui;

    FilesTest(@TempDir Path folder) {
        this.folder = folder;
        scriptedChat =
                new ScriptedChat(
                        ClientStores.brief(), ClientStores.files(folder), ada, "Foyer", general);
        shellFixture = new ShellFixture(scriptedChat);
    }

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void hear(Event event) {
        ui.fx(() -> scriptedChat.heard(event));
        ui.settle();
    }

    private void choose(Path... files) {
        ui.fx(
                () ->
                        ((AttachmentBar) ui.find(Node.class, ".composer").lookup(".attachment-bar"))
                                .choose(java.util.Arrays.stream(files).map(Path::toFile).toList()));
        ui.settle();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private SharedFile said(String name, byte[] bytes) {
        var file = new SharedFile(Sha256.of(bytes), name, bytes.length);
        SharedFile found = file.as(foyer.protocol.Picture.of(bytes));
        hear(
                new LogEntry.Said(
                        "general", 1, 1, MemberId.of("bob"), "bob", 1, "", null, null, found));
        return found;
    }

    private void piece(SharedFile file, byte[] bytes) {
        hear(new Event.Piece(file.id(), 0, Base64.getEncoder().encodeToString(bytes), false));
    }

    private Button button(String words) {
        return ui.on(
                () ->
                        (Button)
                                ui.find(Node.class, ".shell").lookupAll(".button").stream()
                                        .filter(node -> words.equals(node.getAccessibleText()))
                                        .filter(FilesTest::isSeen)
                                        .findFirst()
                                        .orElseThrow());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void attachmentsAreShownThenSentWithTheText() throws IOException {
        choose(file("soup.png", picture), file("list.txt", new byte[2_000]));
        assertTrue(ui.shows("soup.png"));
        assertTrue(ui.shows("2 kB"));
        assertEquals(List.of(), scriptedChat.chat.uploads().all());
        ui.snapshot("files-chosen");
        ui.click(button("Remove list.txt"));
        assertFalse(ui.shows("list.txt"));
        ui.click(".words-field");
        ui.type("look");
        ui.press(KeyCode.ENTER);
        var offer = assertInstanceOf(Command.Offer.class, scriptedChat.sent.getLast());
        assertEquals(picture.length, offer.bytes());
        hear(new Event.Wanted(scriptedChat.sent.size(), offer.file(), 0));
        assertEquals(
                0, assertInstanceOf(Command.Chunk.class, scriptedChat.sent.getLast()).offset());
        hear(new Event.Taken(offer.file(), picture.length));
        var say = assertInstanceOf(Command.Say.class, scriptedChat.sent.getLast());
        assertEquals("look", say.text());
        assertEquals("soup.png", say.file().name());
        assertEquals(List.of(), scriptedChat.chat.uploads().all());
        assertTrue(ui.shows("sending…"));
    }

    @Test
    void picturePastedOnFullDiskIsSentLater() throws Exception {
        Path pasted = Files.createDirectories(folder.resolve("pasted"));
        Path photo = file("photo.png", picture);
        try (var disk = Mount.tmpfs(pasted, "64k")) {
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            ui.click(".words-field");
            ui.type("look");
            ui.fx(
                    () -> {
                        var content = new ClipboardContent();
                        content.putImage(new Image(photo.toUri().toString()));
                        Clipboard.getSystemClipboard().setContent(content);
                    });
            ui.press(KeyCode.SHORTCUT, KeyCode.V);
            assertTrue(ui.shows(pastedName()));
            assertTrue(ui.shows("This computer’s disk is full."));
            assertTrue(ui.sees(".attachment-bar .image-view"));
            ui.snapshot("pasted-disk-full");
            ui.press(KeyCode.ENTER);
            assertTrue(ui.shows(pastedName() + ": This computer’s disk is full."));
            assertTrue(ui.shows("look"));
            assertEquals(List.of(), scriptedChat.chat.uploads().all());
            Files.delete(filler);
            ui.press(KeyCode.ENTER);
            assertInstanceOf(Command.Offer.class, scriptedChat.sent.getLast());
            assertFalse(ui.sees(".attachment-bar .image-view"));
            assertEquals(
                    "", scriptedChat.chat.rooms().selectedProperty().get().draftProperty().get());
        }
    }

    private String pastedName() {
        return PastedPicture.name(scriptedChat.clock);
    }

    @Test
    void uploadShowsProgressPausesAndCancels() throws IOException {
        choose(file("film.mp4", new byte[100_000]));
        ui.click(".send");
        var offer = assertInstanceOf(Command.Offer.class, scriptedChat.sent.getLast());
        hear(new Event.Wanted(scriptedChat.sent.size(), offer.file(), 50_000));
        assertEquals(
                0.5, ui.find(ProgressBar.class, ".attachment-bar .progress-bar").getProgress());
        ui.snapshot("file-sending");
        ui.click(button("Pause film.mp4"));
        assertTrue(ui.shows("paused, 50 kB of 100 kB"));
        ui.click(button("Resume film.mp4"));
        assertInstanceOf(Command.Offer.class, scriptedChat.sent.getLast());
        hear(new Event.Refused(scriptedChat.sent.size(), ErrorCode.TOO_MANY, "The host is full."));
        assertTrue(ui.shows("The host is full."));
        ui.click(button("Remove film.mp4"));
        assertInstanceOf(Command.Withdraw.class, scriptedChat.sent.getLast());
        assertFalse(ui.shows("film.mp4"));
    }

    @Test
    void stalledAndEndedUploadsShowWhy() throws IOException {
        choose(file("film.mp4", new byte[100_000]));
        ui.click(".send");
        String words = "There isn’t enough space on the host’s disk for this file.";
        hear(new Event.Refused(scriptedChat.sent.size(), ErrorCode.NOT_STORED, words));
        assertTrue(ui.shows(words + " It resumes automatically once the host can save again."));
        ui.snapshot("file-no-room");
        int before = scriptedChat.sent.size();
        hear(new Event.Storing(true, ""));
        assertInstanceOf(Command.Offer.class, scriptedChat.sent.get(before));
        assertFalse(ui.shows(words));
        hear(new Event.Left("general", ada.id(), "Ada", foyer.protocol.Departure.LEFT));
        assertTrue(ui.shows("Not sent: you left “general”."));
        ui.snapshot("file-room-left");
        ui.click(button("Dismiss film.mp4"));
        assertFalse(ui.shows("film.mp4"));
    }

    @Test
    void downloadedPictureDoesNotMoveItsRow() {
        SharedFile file = said("soup.png", picture);
        assertInstanceOf(Command.Fetch.class, scriptedChat.sent.getLast());
        double before = ui.on(() -> ui.find(Node.class, ".file-box").getLayoutBounds().getHeight());
        piece(file, picture);
        ui.until(
                "the picture is decoded",
                () -> {
                    var image = ui.find(ImageView.class, ".picture-frame .image-view").getImage();
                    return image != null && image.getProgress() == 1 && image.getWidth() > 0;
                });
        assertEquals(
                before,
                ui.on(() -> ui.find(Node.class, ".file-box").getLayoutBounds().getHeight()));
        ui.snapshot("picture-in-log");
    }

    @Test
    void wronglyDeclaredPictureIsShownAsACard() {
        byte[] bomb = Png.of(1, 1);
        java.nio.ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        var lie = new SharedFile(Sha256.of(bomb), "a.png", bomb.length, "image/png", 300, 300);
        hear(new LogEntry.Said("general", 1, 1, MemberId.of("bob"), "bob", 1, "", null, null, lie));
        piece(lie, bomb);
        assertFalse(ui.sees(".picture"));
        assertTrue(ui.shows("a.png"));
    }

    @Test
    void savedFileGetsNumberIfNameIsTaken() throws IOException {
        byte[] words = {1, 2, 3};
        SharedFile file = said("list.txt", words);
        Files.createDirectories(folder.resolve("Downloads"));
        file("Downloads/list.txt", new byte[] {9});
        assertFalse(
                scriptedChat.sent.getLast() instanceof Command.Fetch,
                "must not be downloaded by itself");
        ui.snapshot("file-card");
        ui.click(button("Save"));
        assertInstanceOf(Command.Fetch.class, scriptedChat.sent.getLast());
        piece(file, words);
        assertTrue(ui.shows("Saved as list (2).txt in Downloads"));
        assertEquals(3, Files.size(folder.resolve("Downloads/list (2).txt")));
        assertEquals(1, Files.size(folder.resolve("Downloads/list.txt")));
    }

    @Test
    void savingIsRetriedAfterAFullDisk() throws Exception {
        byte[] words = new byte[50_000];
        SharedFile file = said("list.txt", words);
        Path downloads = Files.createDirectories(folder.resolve("Downloads"));
        try (var disk = Mount.tmpfs(downloads, "100k")) {
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            ui.click(button("Save"));
            piece(file, Arrays.copyOf(words, 32_768));
            hear(
                    new Event.Piece(
                            file.id(),
                            32_768,
                            Base64.getEncoder().encodeToString(new byte[50_000 - 32_768]),
                            false));
            assertTrue(ui.shows("This computer’s disk is full."));
            ui.snapshot("file-disk-full");
            try (var left = Files.list(downloads)) {
                assertEquals(List.of(filler), left.toList());
            }
            Files.delete(filler);
            ui.click(button("Save"));
            assertTrue(ui.shows("Saved as list.txt in Downloads"));
            assertEquals(50_000, Files.size(downloads.resolve("list.txt")));
        }
    }

    @Test
    void executableFileHasNoOpenButton() {
        said("photo.jpg.exe", new byte[] {1});
        assertTrue(ui.shows("photo.jpg.exe"));
        var open =
                ui.on(
                        () ->
                                ui.find(Node.class, ".file-card").lookupAll(".button").stream()
                                        .filter(node -> "Open".equals(node.getAccessibleText()))
                                        .findFirst()
                                        .orElseThrow());
        assertFalse(open.isVisible());
    }

    @Test
    void fileLostByTheHostShowsTheError() {
        SharedFile file = said("list.txt", new byte[] {1});
        ui.click(button("Save"));
        hear(
                new Event.Refused(
                        scriptedChat.sent.size(), ErrorCode.NO_SUCH_FILE, "The host lost it."));
        assertEquals("The host lost it.", ui.find(Label.class, ".file-detail").getText());
        assertNotNull(file);
    }
}
