package foyer.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.language.Texts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Picture;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.ClientStores;
import foyer.testing.PseudoLanguage;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.LayoutFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transfers and the viewer in the smallest window, in a language with long words.
class FilesLayoutTest {
    private static final String NAME = "a rather long name of a file that nobody would type.bin";

    private final Path folder;
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat;
    private UiStage ui;

    FilesLayoutTest(@TempDir Path folder) {
        this.folder = folder;
        scriptedChat =
                new ScriptedChat(
                        ClientStores.brief(), ClientStores.files(folder), ada, "Foyer", general);
    }

    @BeforeEach
    void show() {
        PseudoLanguage.speak();
        var shellFixture = new ShellFixture(scriptedChat);
        scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(720, 430, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
        PseudoLanguage.stop();
    }

    private void hear(Event event) {
        ui.fx(() -> scriptedChat.heard(event));
        ui.settle();
    }

    private void share(SharedFile file) {
        hear(
                new LogEntry.Said(
                        "general", 1, 1, MemberId.of("bob"), "bob", 1, "", null, null, file));
    }

    private static String speedText() {
        return Texts.of(
                "files.speed",
                FileSizeText.of(88_800_000, 99_900_000),
                FileSizeText.of(888_000),
                Texts.of("files.left.minutes", 59));
    }

    private void assertNoFaults() {
        assertEquals(List.of(), LayoutFaults.of(ui));
    }

    @Test
    void progressOfTransfersIsNotCut() throws IOException {
        Path file = Files.write(folder.resolve(NAME), new byte[200_000]);
        var bar =
                (AttachmentBar)
                        ui.on(() -> ui.find(Node.class, ".composer").lookup(".attachment-bar"));
        ui.fx(() -> bar.choose(List.of(file.toFile())));
        ui.click(".send");
        var offer = (Command.Offer) scriptedChat.sent.getLast();
        hear(new Event.Wanted(scriptedChat.sent.size(), offer.file(), 50_000));
        ui.fx(() -> ui.find(Label.class, ".attachment-row .file-detail").setText(speedText()));
        assertNoFaults();
        ui.snapshot("upload-narrow");
        hear(new Event.Refused(scriptedChat.sent.size(), ErrorCode.INVALID, "It is another one."));
        assertNoFaults();
        ui.snapshot("upload-changed");

        byte[] bytes = new byte[100_000];
        var shared = new SharedFile(Sha256.of(bytes), NAME, bytes.length);
        share(shared);
        ui.fx(() -> ((Button) ui.find(Node.class, ".file-card").lookup(".button")).fire());
        String data = Base64.getEncoder().encodeToString(new byte[32_768]);
        hear(new Event.Piece(shared.id(), 0, data, true));
        ui.fx(() -> ui.find(Label.class, ".file-card .file-detail").setText(speedText()));
        assertNoFaults();
        ui.snapshot("download-narrow");
    }

    @Test
    void viewerFitsTheSmallestWindow() {
        byte[] bytes = PictureDecoderTest.bytes("exif-6.jpg");
        SharedFile file =
                new SharedFile(Sha256.of(bytes), NAME, bytes.length).as(Picture.of(bytes));
        share(file);
        hear(new Event.Piece(file.id(), 0, Base64.getEncoder().encodeToString(bytes), false));
        ui.fx(() -> ui.find(PictureFrame.class, ".picture").fire());
        assertNoFaults();
        ui.snapshot("viewer-narrow");
    }
}
