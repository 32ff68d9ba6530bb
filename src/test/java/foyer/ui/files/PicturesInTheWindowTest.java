package foyer.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Picture;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.ClientStores;
import foyer.testing.Png;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real pictures in the log and in the viewer above it.
class PicturesInTheWindowTest {
    private static final String IN_LOG = ".message-cell .picture-frame .image-view";
    private static final String IN_VIEWER = ".picture-viewer .image-view";

    private final Path folder;
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat;
    private final ShellFixture shellFixture;
    private UiStage ui;
    private int seq;

    PicturesInTheWindowTest(@TempDir Path folder) {
        this.folder = folder;
        scriptedChat =
                new ScriptedChat(
                        ClientStores.brief(), ClientStores.files(folder), ada, "Foyer", general);
        shellFixture = new ShellFixture(scriptedChat);
    }

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(720, 430, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void hear(Event event) {
        ui.fx(() -> scriptedChat.heard(event));
        ui.settle();
    }

    /// Bob shares a file, as a server describes it.
    private SharedFile share(String name, byte[] bytes) {
        SharedFile file =
                new SharedFile(Sha256.of(bytes), name, bytes.length).as(Picture.measure(bytes));
        seq++;
        hear(
                new LogEntry.Said(
                        "general", seq, seq, MemberId.of("bob"), "bob", seq, "", null, null, file));
        return file;
    }

    private void deliver(SharedFile file, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += Limits.PIECE_BYTES) {
            byte[] piece =
                    Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + Limits.PIECE_BYTES));
            boolean more = at + piece.length < bytes.length;
            String data = Base64.getEncoder().encodeToString(piece);
            hear(new Event.Piece(file.id(), at, data, more));
        }
    }

    private SharedFile shareAndDeliver(String name) {
        byte[] bytes = PictureDecoderTest.bytes(name);
        SharedFile file = share(name, bytes);
        deliver(file, bytes);
        return file;
    }

    private void untilShown(String selector) {
        ui.until(
                "the picture is decoded",
                () -> ui.sees(selector) && ui.find(ImageView.class, selector).getImage() != null);
    }

    private void untilShows(String text) {
        ui.until("the text is shown: " + text, () -> ui.shows(text));
    }

    private Button button(String text) {
        return ui.on(
                () ->
                        (Button)
                                ui.find(Node.class, ".shell").lookupAll(".button").stream()
                                        .filter(node -> text.equals(node.getAccessibleText()))
                                        .findFirst()
                                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "exif-6.jpg, 195, 260",
        "24-megapixels.png, 347, 260",
        "moving.gif, 347, 260",
        "black-on-transparent.png, 300, 80",
        "long-screenshot.png, 48, 260"
    })
    void pictureFillsTheReservedBox(String name, int width, int height) {
        byte[] bytes = PictureDecoderTest.bytes(name);
        SharedFile file = share(name, bytes);
        Region frame = ui.find(Region.class, ".picture-frame");
        double before = ui.on(frame::getHeight);
        assertEquals(width, ui.on(frame::getWidth), 1);
        assertEquals(height, before, 1);
        deliver(file, bytes);
        untilShown(IN_LOG);
        assertEquals(before, ui.on(frame::getHeight), "the row moves");
        assertFalse(ui.sees(".file-card"), "a picture and a card");
        ui.snapshot("picture-" + name.substring(0, name.indexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"header-only.png", "broken-idat.png"})
    void damagedPictureIsACardThatSaysSo(String name) {
        SharedFile file = shareAndDeliver(name);
        untilShows(FileSizeText.of(file.bytes()) + " · This picture can’t be shown.");
        assertFalse(ui.sees(".picture"));
        assertTrue(button("Save").isVisible());
        ui.snapshot("picture-damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "a.webp, WebP pictures can’t be shown here.",
        "a.avif, AVIF pictures can’t be shown here."
    })
    void otherFormatIsACardThatSaysSo(String name, String reason) {
        SharedFile file = share(name, PictureDecoderTest.bytes(name));
        assertTrue(ui.shows(FileSizeText.of(file.bytes()) + " · " + reason));
        assertFalse(ui.sees(".picture"));
    }

    @Test
    void tooLargePictureIsACardThatSaysSo() {
        byte[] bomb = Png.of(1, 1);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        SharedFile file = share("bomb.png", bomb);
        assertTrue(
                ui.shows(
                        FileSizeText.of(file.bytes())
                                + " · This picture is too large to be shown (50,000 × 50,000"
                                + " pixels)."));
        assertFalse(ui.sees(".picture"));
    }

    @Test
    void viewerZoomsScrollsStepsAndCloses() {
        shareAndDeliver("exif-6.jpg");
        shareAndDeliver("long-screenshot.png");
        shareAndDeliver("24-megapixels.png");
        ui.fx(() -> button("Picture 24-megapixels.png, 5,712 by 4,284").fire());
        untilShown(IN_VIEWER);
        assertTrue(ui.shows("3 of 3"));
        ui.snapshot("viewer-photo");
        ImageView image = ui.find(ImageView.class, IN_VIEWER);
        double fitted = ui.on(image::getFitWidth);
        assertTrue(fitted < 720, "the picture does not fit");
        ui.press(KeyCode.ADD);
        assertEquals(fitted * 1.25, ui.on(image::getFitWidth), 0.1);
        ui.press(KeyCode.SUBTRACT);
        ui.press(KeyCode.SUBTRACT);
        assertEquals(fitted / 1.25, ui.on(image::getFitWidth), 0.1);
        ui.press(KeyCode.DIGIT0);
        assertEquals(fitted, ui.on(image::getFitWidth), 0.1);

        ui.press(KeyCode.LEFT);
        ui.until("the long one is shown", () -> ui.shows("long-screenshot.png"));
        untilShown(IN_VIEWER);
        PictureView view = ui.find(PictureView.class, ".picture-view");
        assertTrue(ui.on(image::getFitWidth) > 650, "too narrow to be read");
        assertEquals(0, ui.on(view::getVvalue));
        ui.snapshot("viewer-long");
        ui.press(KeyCode.PAGE_DOWN);
        assertTrue(ui.on(view::getVvalue) > 0);
        ui.press(KeyCode.END);
        assertEquals(1, ui.on(view::getVvalue));

        ui.press(KeyCode.LEFT);
        ui.until("the first one is shown", () -> ui.shows("1 of 3"));
        ui.press(KeyCode.LEFT);
        assertTrue(ui.shows("1 of 3"));
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".picture-viewer"));
    }

    @Test
    void viewerSavesAndOffersTheFolder() {
        shareAndDeliver("exif-6.jpg");
        untilShown(IN_LOG);
        ui.fx(() -> button("Picture exif-6.jpg, 300 by 400").fire());
        untilShown(IN_VIEWER);
        ui.press(KeyCode.SHORTCUT, KeyCode.S);
        untilShows("Saved as exif-6.jpg in Downloads");
        assertTrue(Files.exists(folder.resolve("Downloads/exif-6.jpg")));
        assertTrue(ui.sees(".picture-viewer .hyperlink"));
        ui.press(KeyCode.SHORTCUT, KeyCode.C);
        untilShows("Copied");
        assertTrue(ui.on(() -> Clipboard.getSystemClipboard().hasImage()));
        ui.snapshot("viewer-saved");
    }

    @Test
    void menuOfAPictureCopiesSavesAndOpens() {
        shareAndDeliver("exif-6.jpg");
        untilShown(IN_LOG);
        PictureFrame picture = ui.find(PictureFrame.class, ".picture");
        ui.fx(() -> picture.getContextMenu().show(picture, 100, 100));
        for (String item : List.of("Copy", "Save", "Save as…", "Open")) {
            assertTrue(ui.shows(item), item);
        }
        assertFalse(ui.shows("Show in folder"));
        ui.fx(() -> picture.getContextMenu().getItems().get(1).fire());
        untilShows("Saved as exif-6.jpg in Downloads");
        assertTrue(ui.shows("Show in folder"));
        ui.snapshot("picture-saved");
    }

    @Test
    void enterSendsWhatWasJustChosen() throws IOException {
        Path photo = Files.write(folder.resolve("p.jpg"), PictureDecoderTest.bytes("exif-6.jpg"));
        AttachmentBar bar =
                ui.on(
                        () ->
                                (AttachmentBar)
                                        ui.find(Node.class, ".composer").lookup(".attachment-bar"));
        ui.click(".room-list");
        ui.fx(() -> bar.choose(List.of(photo.toFile())));
        assertTrue(ui.shows("p.jpg"));
        ui.press(KeyCode.ENTER);
        assertFalse(scriptedChat.chat.uploads().all().isEmpty());
    }

    @Test
    void pastedPictureKeepsItsBytesAndGetsAName() throws IOException {
        byte[] png = PictureDecoderTest.bytes("half-transparent.png");
        ui.click(".words-field");
        ui.fx(
                () -> {
                    DataFormat format = DataFormat.lookupMimeType("image/png");
                    var content = new ClipboardContent();
                    content.put(
                            format == null ? new DataFormat("image/png") : format,
                            ByteBuffer.wrap(png));
                    content.putImage(PictureDecoder.image(1, 1, new int[] {0xFF00FF00}));
                    Clipboard.getSystemClipboard().setContent(content);
                });
        ui.press(KeyCode.SHORTCUT, KeyCode.V);
        String name = PastedPicture.name(scriptedChat.clock);
        untilShows(name);
        assertTrue(
                name.matches("Pasted picture \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d\\.png"));
        ui.press(KeyCode.ENTER);
        ui.until("it is an upload", () -> !scriptedChat.chat.uploads().all().isEmpty());
        assertEquals(
                png.length, scriptedChat.chat.uploads().all().getFirst().bytesProperty().get());
    }

    @Test
    void downloadShowsItsProgressInTheFrame() {
        byte[] bytes = PictureDecoderTest.bytes("long-screenshot.png");
        byte[] larger = Arrays.copyOf(bytes, 100_000);
        ByteBuffer.wrap(larger).putInt(16, 400).putInt(20, 300);
        SharedFile file = share("photo.png", larger);
        hear(
                new Event.Piece(
                        file.id(),
                        0,
                        Base64.getEncoder()
                                .encodeToString(Arrays.copyOf(larger, Limits.PIECE_BYTES)),
                        true));
        assertEquals("33 kB of 100 kB", ui.find(Label.class, ".picture-status").getText());
    }
}
