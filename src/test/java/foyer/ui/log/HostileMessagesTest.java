package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.testing.HostileTexts;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No message stops the window: hostile texts go through the real log list.
class HostileMessagesTest {
    private static final int MESSAGES = 10_000;
    private static final int PAGE = 100;

    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general, chess);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(chess, List.of(ada), false);
        scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(900, 600, shellFixture::view);
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("general")));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1_001, 2_000, 7_992})
    void overlongLinkDoesNotStopTheWindow(int letters) {
        ui.fx(() -> scriptedChat.heard(said("https://" + "é".repeat(letters))));

        assertWindowWorks();
    }

    @Test
    void randomMessagesDoNotStopTheWindow() {
        var random = new Random(20_261_201);
        var list = ui.find(LogView.class, ".log-view");
        for (int sent = 0; sent < MESSAGES; sent += PAGE) {
            var page = new ArrayList<LogEntry>();
            for (int i = 0; i < PAGE; i++) {
                page.add(allowed(random));
            }
            ui.on(
                    () -> {
                        scriptedChat.heard(new Event.Page("general", page, false));
                        drawRows(list, list.rows().size() - PAGE);
                        return true;
                    });
        }

        assertTrue(list.rows().size() >= MESSAGES, "rows: " + list.rows().size());
        assertWindowWorks();
    }

    /// Fills and lays out each row from an index to the end.
    private static void drawRows(LogView list, int from) {
        int index = Math.max(0, from);
        while (index < list.rows().size()) {
            list.show(index, 0);
            list.layout();
            index =
                    Math.max(index, list.cells().stream().mapToInt(c -> c.index()).max().orElse(0))
                            + 1;
        }
        list.follow();
        list.layout();
    }

    /// The next text that the protocol allows in a message.
    private LogEntry.Said allowed(Random random) {
        while (true) {
            String text = HostileTexts.next(random);
            try {
                return said(Names.message(text));
            } catch (InvalidValueException e) {
                // another one
            }
        }
    }

    private LogEntry.Said said(String text) {
        return scriptedChat.said("general", "bob", 0, text);
    }

    private void assertWindowWorks() {
        ui.fx(() -> scriptedChat.heard(said("an ordinary message")));
        assertTrue(ui.shows("an ordinary message"), "a later message is not drawn");
        ui.resize(1_200, 700);
        Node list = ui.find(".log");
        double right = ui.on(() -> list.localToScene(list.getBoundsInLocal()).getMaxX());
        assertTrue(right > 900, "the window is not laid out again: " + right);
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("chess")));
        assertEquals(
                "chess", ui.on(() -> scriptedChat.chat.rooms().selectedProperty().get().name()));
    }
}
