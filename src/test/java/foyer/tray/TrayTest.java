package foyer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrayTest {
    private static final List<MenuStructs.Pixels> ICONS =
            List.of(new MenuStructs.Pixels(1, 1, new byte[] {-1, 1, 2, 3}));

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private Tray open(FakeDesktop desktop) {
        Tray tray =
                Tray.open(desktop.address, ICONS, () -> heard.add("open"), () -> heard.add("gone"));
        assertNotNull(tray);
        return tray;
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void menuShowsItsItemsAndRunsTheirActions() throws Exception {
        try (var desktop = new FakeDesktop();
                var tray = open(desktop)) {
            String item = next(desktop.items);
            assertNotNull(item);
            tray.show(
                    "Hosting – 3 others are here",
                    List.of(
                            new TrayMenuItem("Open Foyer", () -> heard.add("opened")),
                            new TrayMenuItem("Hosting – 3 others are here", null),
                            new TrayMenuItem("Stop_hosting", () -> heard.add("stopped"))));
            assertEquals(
                    List.of("[Open Foyer]", "Hosting – 3 others are here", "[Stop__hosting]"),
                    desktop.lines(item));
            desktop.choose(item, 3);
            assertEquals("stopped", next(heard));
            desktop.choose(item, 2);
            desktop.choose(item, 9);
            desktop.choose(item, 1);
            assertEquals("opened", next(heard));
            desktop.click(item);
            assertEquals("open", next(heard));
            assertEquals("Foyer", desktop.item(item).Get(StatusItem.NAME, "Title"));
            assertEquals("Active", desktop.item(item).Get(StatusItem.NAME, "Status"));
            assertTrue(
                    desktop.item(item).GetAll(StatusItem.NAME).get("ToolTip").toString().length()
                            > 0);
        }
    }

    @Test
    void closeAnswersTheCallThatCausedItFirst() throws Exception {
        try (var desktop = new FakeDesktop()) {
            Tray tray = open(desktop);
            String item = next(desktop.items);
            var closing = new Thread(tray::close);
            tray.show("Hosting", List.of(new TrayMenuItem("Stop hosting", () -> start(closing))));
            // throws if the tray leaves the bus without a reply
            desktop.choose(item, 1);
            closing.join();
        }
    }

    /// Leaves the thread enough time to leave the bus before the caller replies.
    private static void start(Thread closing) {
        closing.start();
        try {
            closing.join(300);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void desktopWithoutATrayHasNoItem() throws Exception {
        try (var desktop = new FakeDesktop(false)) {
            assertNull(Tray.open(desktop.address, ICONS, () -> {}, () -> {}));
        }
        assertNull(Tray.open(null, ICONS, () -> {}, () -> {}));
        assertNull(Tray.open("unix:path=/nowhere/at/all", ICONS, () -> {}, () -> {}));
    }

    @Test
    void lossOfTrayOrBusIsReportedOnce() throws Exception {
        try (var desktop = new FakeDesktop();
                var _ = open(desktop)) {
            assertNotNull(next(desktop.items));
            desktop.loseTray();
            assertEquals("gone", next(heard));
        }
        var desktop = new FakeDesktop();
        try (var tray = open(desktop)) {
            assertNotNull(next(desktop.items));
            desktop.die();
            assertEquals("gone", next(heard));
            tray.show("nobody hears it", List.of());
        }
    }
}
