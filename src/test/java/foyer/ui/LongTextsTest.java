package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.testing.PseudoLanguage;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.start.StartController;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts longer than in English fit, in a window of the usual size and in a small one.
final class LongTextsTest {
    private static final List<double[]> SIZES =
            List.of(new double[] {1000, 700}, new double[] {720, 540});

    @BeforeEach
    void usePseudoLanguage() {
        PseudoLanguage.speak();
    }

    @AfterEach
    void useEnglish() {
        PseudoLanguage.stop();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foyer.ui.EveryControlHasANameTest#views")
    void viewFitsLongTexts(Class<?> controller, Map<Class<?>, Supplier<?>> makers) {
        for (double[] size : SIZES) {
            try (var stage = new UiStage(size[0], size[1], () -> place(controller, makers))) {
                check(stage, controller.getSimpleName() + " in " + (int) size[0]);
            }
        }
    }

    /// Places a view as the window does: the start view fills it, a panel is centred.
    private static Parent place(Class<?> controller, Map<Class<?>, Supplier<?>> makers) {
        Parent view = new ViewLoader(makers).load(controller);
        if (controller == StartController.class) {
            return view;
        }
        var card = new StackPane(view);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return new StackPane(card);
    }

    @Test
    void shellFitsLongTexts() {
        for (double[] size : SIZES) {
            var ada = ScriptedChat.member("Ada", Role.HOST);
            var scriptedChat =
                    new ScriptedChat(
                            ada,
                            "Ada’s Foyer",
                            ScriptedChat.room("general", "", 2),
                            ScriptedChat.room("chess", "", 3));
            scriptedChat.chat.hostModel().addresses().setAll("192.168.1.20:7788", "10.0.0.5:7788");
            scriptedChat.enter(
                    ScriptedChat.room("general", "", 2),
                    List.of(ada, ScriptedChat.member("bob", Role.MODERATOR)),
                    false,
                    scriptedChat.said("general", "bob", 90_000, "Good morning"),
                    scriptedChat.announced("general", 1_500, "Tea", false));
            try (var stage =
                    new UiStage(size[0], size[1], () -> new ShellFixture(scriptedChat).view())) {
                String name = "shell in " + (int) size[0];
                stage.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("general")));
                check(stage, name);
                stage.fx(
                        () ->
                                scriptedChat.heard(
                                        new Event.RoomClosing(
                                                "general", ada.id(), "Ada", 30, null)));
                check(stage, name + " while a room closes");
                stage.fx(
                        () ->
                                scriptedChat.chat.handle(
                                        new ConnectionEvent.Lost("It broke.", 5_000)));
                check(stage, name + " without a connection");
                stage.click("#search");
                check(stage, name + " with the search");
            }
        }
    }

    private static void check(UiStage stage, String view) {
        stage.settle();
        stage.snapshot("long-" + view.replace(' ', '-'));
        assertTrue(stage.shows("«"), view + " has texts of the pseudo language");
        assertEquals(List.of(), LayoutFaults.of(stage), view);
    }
}
