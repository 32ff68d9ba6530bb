package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.connection.ServerAddress;
import foyer.discovery.ReachReport;
import foyer.model.FakeReachReports;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a host tells the others, and what is proved of their way in, beside the conversation.
class InvitationBannerTest {
    private final Member ada = ScriptedChat.member("Ada", Role.HOST);
    private final ScriptedChat scriptedChat =
            new ScriptedChat(ada, "Ada’s Foyer", ScriptedChat.room("Ada’s room", "", 1));
    private UiStage ui;

    @BeforeEach
    void host() {
        scriptedChat.enter(ScriptedChat.room("Ada’s room", "", 1), List.of(ada), false);
        scriptedChat.chat.hostModel().addresses().setAll("192.168.1.20:7788", "[fd00::20]:7788");
        ui = new UiStage(1000, 700, new ShellFixture(scriptedChat)::view);
        ui.fx(
                () ->
                        scriptedChat.chat.handle(
                                new ConnectionEvent.SocketOpened(
                                        new ServerAddress("192.168.1.20", 7788),
                                        "k".repeat(52),
                                        "TLSv1.3",
                                        true)));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void says(String words) {
        ui.settle();
        var line = ui.find(Label.class, ".reachability");
        assertEquals(words, line.getText());
        // what a label has no room for is not in its text node
        assertEquals(
                words,
                ui.on(() -> ((Text) line.lookup(".text")).getText()).replace("\n", ""),
                "all of it is to be seen");
    }

    private void hears(boolean reached) {
        ui.fx(
                () ->
                        FakeReachReports.to(
                                scriptedChat.chat.hostModel(),
                                new ReachReport(
                                        "Bartholomews-MacBook-Pro",
                                        reached,
                                        ScriptedChat.NOW.minusSeconds(42).toEpochMilli())));
    }

    @Test
    void itSaysTheCodeAndWhereItHolds() {
        assertTrue(ui.find(Label.class, ".invitation-code").getText().matches("[A-Z]{4}-\\d\\d"));
        assertTrue(ui.shows("at 192.168.1.20:7788 +1"));
    }

    @Test
    void whatIsProvedIsSaidToTheEndInASmallWindowToo() {
        ui.fx(() -> FakeReachReports.to(scriptedChat.chat.hostModel()));
        says("Not checked from another computer yet");
        hears(false);
        says("Bartholomews-MacBook-Pro couldn’t reach this computer (42 s ago)");
        ui.snapshot("banner-not-reached");
        hears(true);
        says("Reachable – checked from Bartholomews-MacBook-Pro, 42 s ago");
        ui.snapshot("banner-reached");
        ui.resize(480, 400);
        says("Reachable – checked from Bartholomews-MacBook-Pro, 42 s ago");
        ui.snapshot("banner-reached-small");
    }

    @Test
    void oneClickLetsGuestsInAndShowsWhere() {
        assertFalse(ui.sees("#guests"), "the server does not run in this window");
        var turned = new ArrayList<Boolean>();
        ui.fx(
                () ->
                        scriptedChat
                                .chat
                                .hostModel()
                                .guests()
                                .attach(
                                        (on, _) -> {
                                            turned.add(on);
                                            return List.of("http://192.168.1.20:7789/");
                                        },
                                        Runnable::run,
                                        Runnable::run));
        assertEquals(
                "Browser guests: off – click to allow", ui.find("#guests").getAccessibleText());
        ui.click("#guests");
        assertEquals(List.of(true), turned);
        assertTrue(ui.sees("#host-panel"));
        ui.click("#done");
        ui.snapshot("banner-guests");
        assertEquals("Browser guests: on", ui.find("#guests").getAccessibleText());
        ui.click("#guests");
        assertEquals(List.of(true), turned, "they stay in");
    }
}
