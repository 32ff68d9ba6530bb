package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.Seen;
import foyer.testing.Shells;
import foyer.testing.UiStage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLinkTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 2);
    private final Seen seen = new Seen(ada, "Foyer", general);
    private final Shells shells = new Shells(seen);
    private UiStage ui;

    @BeforeEach
    void show() {
        seen.enter(
                general,
                List.of(ada),
                false,
                seen.said("general", "bob", 60, "Look: https://аpple.com/free, now! javascript:x"));
        ui = new UiStage(900, 600, shells::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void aLinkIsOpenedOnlyAfterItSaidWhereItReallyLeads() {
        ui.click(".web-link");
        ui.until("it asks", () -> ui.shows("Go to xn--pple-43d.com?"));
        assertTrue(ui.shows("https://xn--pple-43d.com/free"));
        assertEquals(List.of(), shells.asked);
        ui.snapshot("open-link");
        ui.click("Open in browser");
        ui.until("it is opened", () -> !shells.asked.isEmpty());
        assertEquals(List.of("https://xn--pple-43d.com/free"), shells.asked);
    }

    @Test
    void whoDoesNotMeanItStays() {
        ui.click(".web-link");
        ui.until("it asks", () -> ui.shows("Stay here"));
        ui.click("Stay here");
        ui.until("the question is gone", () -> !ui.shows("Stay here"));
        assertEquals(List.of(), shells.asked);
    }

    @Test
    void onlyTheLinkIsALink() {
        assertEquals("https://аpple.com/free", ui.text(".web-link"));
        assertFalse(ui.shows("javascript:x?"));
    }
}
