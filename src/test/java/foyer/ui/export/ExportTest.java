package foyer.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.RoomModel;
import foyer.state.WholeLog;
import foyer.testing.Seen;
import foyer.ui.ViewRobot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saving all that was said in a room, by a robot.
class ExportTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 2);
    private final Seen seen = new Seen(ada, "Foyer", general);
    private final Logged first = seen.said("general", "bob", 90, "the very first");
    private final Logged second = seen.said("general", "bob", 80, "the second");
    private final Logged third = seen.said("general", "bob", 70, "the third");
    @TempDir private Path folder;
    private ViewRobot view;

    @BeforeEach
    void show() {
        RoomModel room = seen.enter(general, List.of(ada), true, third);
        view =
                ViewRobot.open(
                        ExportController.class,
                        () ->
                                new ExportController(
                                        room,
                                        new WholeLog(seen.chat, room),
                                        ZoneOffset.UTC,
                                        folder::resolve,
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

    private void page(boolean more, Logged entry) {
        view.stage().fx(() -> seen.heard(new Event.Page("general", List.of(entry), more)));
    }

    @Test
    void whatIsNotHereIsFetchedFirst() throws IOException {
        view.stage().snapshot("export");
        view.stage().click("#save");
        assertEquals(new Command.History("general", third.seq(), 200), seen.sent.getLast());
        assertEquals("Fetching what was said: 1…", view.text("#state"));
        view.stage().snapshot("export-busy");
        page(true, second);
        assertEquals(new Command.History("general", second.seq(), 200), seen.sent.getLast());
        assertTrue(view.isDisabled("#save"));
        assertFalse(Files.exists(folder.resolve("general.html")));
        page(false, first);
        assertEquals("Saved as general.html.", view.text("#state"));
        String saved = Files.readString(folder.resolve("general.html"));
        assertTrue(saved.contains("the very first") && saved.contains("the third"), saved);
    }

    @Test
    void withoutAConnectionWhatIsHereIsSavedAndThatIsSaid() throws IOException {
        seen.unplugged = true;
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
        seen.unplugged = true;
        view.stage().click("#save");
        assertTrue(view.text("#state").startsWith("It could not be saved: "), view.text("#state"));
    }
}
