package foyer.ui.switcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.SwitchTarget;
import foyer.protocol.Command;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The switcher, by a robot.
class SwitcherTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final Member bob = ScriptedChat.member("bob");
    private final Member layla = ScriptedChat.member("Layla");
    private final RoomInfo general = ScriptedChat.room("general", "", 3);
    private final RoomInfo garden = ScriptedChat.room("Garden party", "", 2);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final String direct =
            "@" + String.join(".", Stream.of(ada, bob).map(Member::id).sorted().toList());
    private final RoomInfo withBob = new RoomInfo(direct, "", bob.id(), 2, bob, null);
    private final ScriptedChat scriptedChat =
            new ScriptedChat(ada, "Foyer", general, garden, chess);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, bob, layla), false);
        scriptedChat.enter(garden, List.of(ada, bob), false);
        scriptedChat.enter(withBob, List.of(ada, bob), false);
        scriptedChat.chat.memberships().open(scriptedChat.model("general"));
        ui = new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
        ui.press(KeyCode.CONTROL, KeyCode.K);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private List<String> offered() {
        return ui.on(
                () -> {
                    ListView<?> goals = ui.find(ListView.class, ".goals");
                    return goals.getItems().stream()
                            .map(goal -> ((SwitchTarget) goal).title())
                            .toList();
                });
    }

    @Test
    void unreadTargetsComeFirst() {
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".switcher"));
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("Garden party", "bob", 5, "Salad?")));
        ui.fx(() -> scriptedChat.heard(scriptedChat.said(direct, "bob", 5, "psst")));
        ui.press(KeyCode.CONTROL, KeyCode.K);
        assertEquals(List.of("bob", "Garden party", "chess", "Layla"), offered());
        ui.snapshot("switcher");
        ui.resize(480, 400);
        ui.snapshot("switcher-small");
    }

    @Test
    void enterOpensTheMatchAndFocusesTheComposer() {
        ui.type("gp");
        assertEquals(List.of("Garden party"), offered());
        ui.press(KeyCode.ENTER);
        assertFalse(ui.sees(".switcher"));
        assertEquals(
                scriptedChat.model("Garden party"),
                scriptedChat.chat.rooms().selectedProperty().get());
        assertTrue(ui.focused().getStyleClass().contains("words-field"));
    }

    @Test
    void arrowsSelectAMember() {
        ui.type("a");
        assertEquals(List.of("Garden party", "Layla"), offered());
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Direct(layla.id()), scriptedChat.sent.getLast());
    }

    @Test
    void emptySwitcherShowsAHint() {
        var alone = new ScriptedChat(ada, "Foyer", general);
        alone.enter(general, List.of(ada), false);
        alone.chat.memberships().open(alone.model("general"));
        try (var other = new UiStage(900, 600, new ShellFixture(alone)::view)) {
            other.press(KeyCode.CONTROL, KeyCode.K);
            assertTrue(
                    other.shows(
                            "No other rooms or people yet. Type a name above the room list to"
                                    + " create a room."));
            other.type("zzz");
            assertTrue(other.shows("No room or person by that name."));
        }
    }

    @Test
    void switcherJoinsRoomsAndShowsNoMatch() {
        ui.type("zzz");
        assertTrue(ui.shows("No room or person by that name."));
        ui.press(KeyCode.CONTROL, KeyCode.A);
        ui.type("chess");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Join("chess"), scriptedChat.sent.getLast());
    }
}
