package foyer.ui.shell;

import static foyer.testing.ScriptedChat.member;
import static foyer.testing.ScriptedChat.room;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.Role;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/// The chosen text size applies to every text of the shell.
class TextSizeTest {
    private final Member ada = member("Ada", Role.HOST);
    private final Member cyd = new Member(MemberId.of("Cyd"), "Cyd", Role.MEMBER, true);
    private UiStage ui;

    @BeforeEach
    void show() {
        var scriptedChat =
                new ScriptedChat(
                        ada,
                        "Ada’s Foyer",
                        room("general", "All sorts", 3),
                        room("chess", "Slow games", 2));
        scriptedChat.enter(
                room("general", "All sorts", 3),
                List.of(ada, member("bob"), cyd),
                true,
                scriptedChat.said("general", "bob", 900, "Good morning! See `settings.json`."),
                scriptedChat.said("general", "Cyd", 300, "Hello from **my** phone"),
                scriptedChat.topicSet("general", "Ada", 200, "All sorts"),
                scriptedChat.announced("general", 100, "Tea is ready.", false));
        scriptedChat.chat.handle(new ConnectionEvent.RoundTrip(12_000_000));
        ui = new UiStage(1100, 760, new ShellFixture(scriptedChat)::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void choose(int size) {
        ui.fx(() -> ui.find(".root").setStyle("-fx-font-size: " + size + "px;"));
    }

    private static void walk(Node node, Consumer<Node> visit) {
        boolean drawing = node.getStyleClass().contains("initials") || node instanceof FontIcon;
        if (drawing || node instanceof ScrollBar || !node.isVisible()) {
            return;
        }
        visit.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
        }
    }

    private Map<String, Double> sizes() {
        return ui.on(
                () -> {
                    var sizes = new TreeMap<String, Double>();
                    walk(
                            ui.find(".root"),
                            node -> {
                                if (node instanceof Text text && !text.getText().isBlank()) {
                                    sizes.put(text.getText(), text.getFont().getSize());
                                }
                            });
                    return sizes;
                });
    }

    @Test
    void everyTextFollowsTheTextSize() {
        choose(12);
        Map<String, Double> small = sizes();
        choose(24);
        Map<String, Double> large = sizes();
        assertTrue(small.size() > 25, small.toString());
        var others = new TreeMap<String, Double>();
        large.forEach(
                (text, size) -> {
                    Double was = small.get(text);
                    if (was != null && Math.abs(size / was - 2) > 0.02) {
                        others.put(text, size / was);
                    }
                });
        assertEquals(Map.of(), others, "texts that do not become twice as large");
    }

    @Test
    void noTextIsCutVertically() {
        for (int size : new int[] {12, 16, 24}) {
            choose(size);
            ui.snapshot("text-" + size);
            List<String> cut =
                    ui.on(
                            () -> {
                                var found = new ArrayList<String>();
                                walk(
                                        ui.find(".root"),
                                        node -> {
                                            if (node instanceof Labeled label
                                                    && label.getText() != null
                                                    && !label.getText().isBlank()
                                                    && label.getHeight()
                                                            < label.prefHeight(label.getWidth())
                                                                    - 1) {
                                                found.add(label.getText());
                                            }
                                        });
                                return found;
                            });
            assertEquals(List.of(), cut, "at " + size + " px");
        }
    }
}
