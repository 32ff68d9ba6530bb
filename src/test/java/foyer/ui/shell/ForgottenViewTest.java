package foyer.ui.shell;

import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.Seen;
import foyer.testing.Shells;
import foyer.testing.UiStage;
import java.lang.ref.WeakReference;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/// What is not shown any more takes no memory.
class ForgottenViewTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 1);

    @Test
    void aViewThatIsClosedIsKeptByNothing() {
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
        var seen = new Seen(ada, "Foyer", general);
        seen.enter(general, List.of(ada), false);
        return new UiStage(900, 600, new Shells(seen)::view);
    }
}
