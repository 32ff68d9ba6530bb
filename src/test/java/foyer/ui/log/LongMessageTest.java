package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.text.MessageText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Very long messages, and letters with piles of marks, stay in their row.
class LongMessageTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(900, 600, shellFixture::view);
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("general")));
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void say(String text) {
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 0, text)));
    }

    private double height() {
        return ui.on(() -> ui.find(MessageText.class, ".message-text").getHeight());
    }

    @Test
    void longMessageShowsItsFirstLinesUntilAllAreWanted() {
        say(IntStream.range(0, 1_000).mapToObj(i -> "l " + i).collect(Collectors.joining("\n")));
        assertEquals("Show all 1,000 lines", ui.text(".show-all"));
        double folded = height();
        assertTrue(folded < 1_200, "height " + folded);

        ui.click(".show-all");

        assertTrue(height() > 20 * folded, "height " + height());
        assertFalse(ui.shows("Show all 1,000 lines"));
    }

    @Test
    void shortMessageIsShownWhole() {
        say(IntStream.range(0, 60).mapToObj(i -> "l " + i).collect(Collectors.joining("\n")));

        assertFalse(ui.shows("Show all 60 lines"));
    }

    @Test
    void pilesOfMarksAreClippedToTheirRow() {
        say("a" + "\u0301".repeat(60));
        Node text = ui.find(".message-text");

        assertNotNull(ui.on(text::getClip));
    }
}
