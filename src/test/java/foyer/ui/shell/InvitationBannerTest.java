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

/// The host's invitation above the room list, by a robot.
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

    private void assertReachability(String text) {
        ui.settle();
        var label = ui.find(Label.class, ".reachability");
        assertEquals(text, label.getText());
        // a cut text is not complete in the label's text node
        assertEquals(
                text,
                ui.on(() -> ((Text) label.lookup(".text")).getText()).replace("\n", ""),
                "the text is cut");
    }

    private void report(boolean reached) {
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
    void invitationShowsCodeAndAddresses() {
        assertTrue(ui.find(Label.class, ".invitation-code").getText().matches("[A-Z]{4}-\\d\\d"));
        assertTrue(ui.shows("at 192.168.1.20:7788 +1"));
    }

    @Test
    void reachabilityIsShownInFull() {
        ui.fx(() -> FakeReachReports.to(scriptedChat.chat.hostModel()));
        assertReachability("Not checked from another computer yet");
        report(false);
        assertReachability("Bartholomews-MacBook-Pro couldn’t reach this computer (42 s ago)");
        ui.snapshot("banner-not-reached");
        report(true);
        assertReachability("Reachable – checked from Bartholomews-MacBook-Pro, 42 s ago");
        ui.snapshot("banner-reached");
        ui.resize(480, 400);
        assertReachability("Reachable – checked from Bartholomews-MacBook-Pro, 42 s ago");
        ui.snapshot("banner-reached-small");
    }

    @Test
    void guestButtonAdmitsGuestsAndOpensHostPanel() {
        assertFalse(ui.sees("#guests"), "this program is not the host");
        var switched = new ArrayList<Boolean>();
        ui.fx(
                () ->
                        scriptedChat
                                .chat
                                .hostModel()
                                .guests()
                                .attach(
                                        (on, _) -> {
                                            switched.add(on);
                                            return List.of("http://192.168.1.20:7789/");
                                        },
                                        Runnable::run,
                                        Runnable::run));
        assertEquals(
                "Browser guests: off – click to allow", ui.find("#guests").getAccessibleText());
        ui.click("#guests");
        assertEquals(List.of(true), switched);
        assertTrue(ui.sees("#host-panel"));
        ui.click("#done");
        ui.snapshot("banner-guests");
        assertEquals("Browser guests: on", ui.find("#guests").getAccessibleText());
        ui.click("#guests");
        assertEquals(List.of(true), switched, "guests stay admitted");
    }
}
