package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLinkConfirmationTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(
                general,
                List.of(ada),
                false,
                scriptedChat.said(
                        "general", "bob", 60, "Look: https://аpple.com/free, now! javascript:x"));
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void linkOpensAfterConfirmationOfRealAddress() {
        ui.click(".web-link");
        ui.until("the confirmation is shown", () -> ui.shows("Open xn--pple-43d.com?"));
        assertTrue(ui.shows("https://xn--pple-43d.com/free"));
        assertEquals(List.of(), shellFixture.asked);
        ui.snapshot("open-link");
        ui.click("Open in browser");
        ui.until("the link is opened", () -> !shellFixture.asked.isEmpty());
        assertEquals(List.of("https://xn--pple-43d.com/free"), shellFixture.asked);
    }

    @Test
    void linkToAServerOpensInFoyer() {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                scriptedChat.said(
                                        "general", "bob", 60, "foyer://192.0.2.7:7788/Tea")));
        ui.click("foyer://192.0.2.7:7788/Tea");
        ui.until("the confirmation is shown", () -> ui.shows("Open 192.0.2.7:7788?"));
        ui.click("Open in Foyer");
        ui.until("the link is opened", () -> !shellFixture.asked.isEmpty());
        assertEquals(List.of("foyer://192.0.2.7:7788/Tea"), shellFixture.asked);
    }

    @Test
    void cancelledConfirmationOpensNothing() {
        ui.click(".web-link");
        ui.until("the confirmation is shown", () -> ui.shows("Open xn--pple-43d.com?"));
        ui.click("Cancel");
        ui.until("the confirmation is closed", () -> !ui.shows("Open xn--pple-43d.com?"));
        assertEquals(List.of(), shellFixture.asked);
    }

    @Test
    void onlyWebAddressIsLink() {
        assertEquals("https://аpple.com/free", ui.text(".web-link"));
        assertFalse(ui.shows("javascript:x?"));
    }
}
