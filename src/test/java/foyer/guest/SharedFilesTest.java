package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.model.ChatModel;
import foyer.model.Download;
import foyer.model.LogRow.Entry;
import foyer.model.RoomModel;
import foyer.model.Upload;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.testing.Browser;
import foyer.testing.ClientStores;
import foyer.testing.ConnectedClient;
import foyer.testing.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// File transfers over real sockets, with a server that is killed meanwhile.
class SharedFilesTest {
    @TempDir private Path folder;

    private GuestServeCommandProcess house() throws Exception {
        return new GuestServeCommandProcess(folder.resolve("data"));
    }

    private ConnectedClient visitor(String who, GuestServeCommandProcess house) {
        // read and written on the thread that calls, which is the one in the UI thread's place
        ConnectedClient connectedClient =
                ConnectedClient.withFiles(
                        who, house.address(), ClientStores.files(folder.resolve(who)));
        connectedClient.untilIn("Lobby");
        return connectedClient;
    }

    private static RoomModel lobby(ChatModel chat) {
        return chat.rooms().rooms().getFirst();
    }

    private static void send(ConnectedClient who, Path file) {
        who.with(
                chat -> {
                    chat.attachments().add(lobby(chat), file, file.getFileName().toString());
                    return true;
                });
        who.until("it is looked at", chat -> !chat.attachments().forRoom(lobby(chat)).isEmpty());
        who.with(
                chat -> {
                    chat.attachments().send(lobby(chat), "look", null, () -> {});
                    return true;
                });
    }

    private static @Nullable SharedFile shared(ChatModel chat) {
        return lobby(chat).log().rows().stream()
                .filter(row -> row instanceof Entry(Said said, _, _, _) && said.file() != null)
                .map(row -> ((Said) ((Entry) row).logEntry()).file())
                .findFirst()
                .orElse(null);
    }

    @Test
    void uploadResumesAfterAKilledServer() throws Exception {
        var bytes = new byte[20_000_000];
        new Random(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("film.mp4"), bytes);
        try (var house = house();
                var ada = visitor("Ada", house);
                var bob = visitor("Bob", house)) {
            send(ada, file);
            ada.until(
                    "a part is sent",
                    chat -> chat.uploads().all().getFirst().sentProperty().get() > 2_000_000);
            house.kill();
            ada.until(
                    "it waits",
                    chat ->
                            chat.uploads().all().getFirst().stageProperty().get()
                                    == Upload.Stage.WAITING);
            house.start();
            ada.until(
                    "it goes on",
                    chat ->
                            chat.uploads().all().isEmpty()
                                    || chat.uploads().all().getFirst().sentProperty().get()
                                            > 2_000_000);
            ada.until("it is given", chat -> chat.uploads().all().isEmpty());
            bob.until("it is said", chat -> shared(chat) != null);
            bob.with(
                    chat -> {
                        chat.downloads().fetch(download(chat));
                        return true;
                    });
            bob.until("it is fetched", chat -> download(chat).fetchedFileProperty().get() != null);
            Path got = bob.with(chat -> download(chat).fetchedFileProperty().get().path());
            assertArrayEquals(bytes, Files.readAllBytes(got));
        }
    }

    private static Download download(ChatModel chat) {
        return chat.downloads().of("Lobby", shared(chat));
    }

    @Test
    void guestSeesPicturesAndSavesFiles() throws Exception {
        Browser.orSkip();
        try (var house = house();
                var ada = visitor("Ada", house);
                var phone = GuestBrowser.phone(house.guestPort(), "en").enter("Wayan")) {
            send(ada, Files.write(folder.resolve("soup.png"), Png.of(400, 300)));
            phone.browser.until(
                    "[...document.querySelectorAll('.file img')].some((i) => i.naturalWidth ==="
                            + " 400)");
            var words = new byte[300_000];
            send(ada, Files.write(folder.resolve("list.bin"), words));
            phone.browser.until("document.querySelectorAll('.file').length === 2");
            phone.browser.text(
                    "HTMLAnchorElement.prototype.click = function () {"
                            + " window.saved = this.download + ' ' + this.href.slice(0, 5); };"
                            + " document.querySelectorAll('.file button')[1].click();"
                            + " return ''");
            phone.browser.until("window.saved === 'list.bin blob:'");
            phone.browser.snapshot("guest-phone-files");
            phone.assertNoComplaints();
            ada.until("all is given", chat -> chat.uploads().all().isEmpty());
        }
    }

    private static byte[] picture(String name) throws IOException {
        try (var in = SharedFilesTest.class.getResourceAsStream("/foyer/ui/files/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void guestSeesPicturesUprightAndWhyOthersAreNotShown() throws Exception {
        Browser.orSkip();
        try (var house = house();
                var ada = visitor("Ada", house);
                var phone = GuestBrowser.phone(house.guestPort(), "en").enter("Wayan")) {
            for (String name : List.of("exif-6.jpg", "a.webp", "moving.gif", "broken-idat.png")) {
                send(ada, Files.write(folder.resolve(name), picture(name)));
            }
            phone.browser.until("document.querySelectorAll('.file').length === 4");
            phone.browser.until(
                    "[...document.querySelectorAll('.file img')].filter((i) => i.naturalWidth)"
                            + ".length === 3");
            assertEquals(
                    "240 320 300,320 240 400,320 240 400",
                    phone.browser.text(
                            "return [...document.querySelectorAll('.file img')].slice(0, 3).map((i)"
                                    + " => [i.getAttribute('width'), i.getAttribute('height'),"
                                    + " i.naturalWidth].join(' ')).join()"));
            phone.browser.until(
                    "[...document.querySelectorAll('.file')].at(-1).textContent.includes("
                            + "'This picture can’t be shown.')");
            assertEquals(
                    "false,true",
                    phone.browser.text(
                            "const f = [...document.querySelectorAll('.file')].at(-1); return ["
                                    + "f.querySelector('img').checkVisibility(),"
                                    + " f.querySelector('button').checkVisibility()].join()"));
            assertEquals(
                    "0",
                    phone.browser.text(
                            "return String([...document.querySelectorAll('.file')].slice(0, 3)"
                                    + ".filter((f) => f.querySelector('bdi').checkVisibility())"
                                    + ".length)"),
                    "a picture and a card");
            phone.browser.snapshot("guest-phone-pictures");
            phone.assertNoComplaints();
            ada.until("all is given", chat -> chat.uploads().all().isEmpty());
        }
    }
}
