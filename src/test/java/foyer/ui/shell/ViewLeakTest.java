package foyer.ui.shell;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.lang.ref.WeakReference;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/// A closed view is not kept in memory.
class ViewLeakTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 1);

    @Test
    void closedViewIsCollected() {
        WeakReference<Node> closed;
        try (UiStage ui = open()) {
            closed = new WeakReference<>(ui.find(".log-view"));
        }
        try (UiStage next = open()) {
            next.until(
                    "the closed view is forgotten",
                    () -> {
                        System.gc();
                        return closed.refersTo(null);
                    });
        }
    }

    private UiStage open() {
        var scriptedChat = new ScriptedChat(ada, "Foyer", general);
        scriptedChat.enter(general, List.of(ada), false);
        return new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
    }
}
