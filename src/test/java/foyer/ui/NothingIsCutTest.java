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
import foyer.ui.export.ExportController;
import foyer.ui.start.StartController;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// No text of ours is cut where texts are longer than in English, in a window as most people have
/// it and in a small one.
final class NothingIsCutTest {
    private static final List<double[]> SIZES =
            List.of(new double[] {1000, 700}, new double[] {720, 540});

    /// What people wrote, or a machine: it ends in an ellipsis, and a tooltip has the rest.
    private static final Set<String> MAY_BE_CUT =
            Set.of(
                    "room-name",
                    "room-topic",
                    "room-title",
                    "topic",
                    "author",
                    "member-name",
                    "member-status",
                    "near-name",
                    "found-author",
                    "found-room",
                    "goal-name",
                    "server-line-name",
                    "code",
                    "file-name");

    @BeforeEach
    void speak() {
        PseudoLanguage.speak();
    }

    @AfterEach
    void stop() {
        PseudoLanguage.stop();
    }

    static Stream<Arguments> views() {
        var scriptedChat =
                new ScriptedChat(
                        ScriptedChat.member("Ada"),
                        "Ada’s Foyer",
                        ScriptedChat.room("general", "", 2));
        return Stream.concat(
                EveryControlHasANameTest.views(),
                Stream.of(
                        Arguments.of(
                                ExportController.class,
                                Map.<Class<?>, Supplier<?>>of(
                                        ExportController.class,
                                        () ->
                                                new ExportController(
                                                        scriptedChat.chat,
                                                        scriptedChat.model("general"),
                                                        ZoneOffset.UTC,
                                                        _ -> null,
                                                        Runnable::run,
                                                        Runnable::run,
                                                        () -> {})))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void aViewHasRoomForLongerTexts(Class<?> controller, Map<Class<?>, Supplier<?>> makers) {
        for (double[] size : SIZES) {
            try (var stage = new UiStage(size[0], size[1], () -> placed(controller, makers))) {
                check(stage, controller.getSimpleName() + " in " + (int) size[0]);
            }
        }
    }

    /// As the window places them: the way in fills it, a panel lies above it.
    private static Parent placed(Class<?> controller, Map<Class<?>, Supplier<?>> makers) {
        Parent view = new ViewLoader(makers).load(controller);
        if (controller == StartController.class) {
            return view;
        }
        var card = new StackPane(view);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return new StackPane(card);
    }

    @Test
    void theWindowOfAServerHasRoomForLongerTexts() {
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
                String what = "shell in " + (int) size[0];
                stage.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("general")));
                check(stage, what);
                stage.fx(
                        () ->
                                scriptedChat.heard(
                                        new Event.RoomClosing(
                                                "general", ada.id(), "Ada", 30, null)));
                check(stage, what + " while a room closes");
                stage.fx(
                        () ->
                                scriptedChat.chat.handle(
                                        new ConnectionEvent.Lost("It broke.", 5_000)));
                check(stage, what + " without a connection");
                stage.click("#search");
                check(stage, what + " with the search");
            }
        }
    }

    private static void check(UiStage stage, String what) {
        stage.settle();
        stage.snapshot("long-" + what.replace(' ', '-'));
        var cut = new ArrayList<String>();
        var seen = new ArrayList<String>();
        stage.fx(
                () -> {
                    Node root = stage.find(".root");
                    collect(root, root.localToScene(root.getLayoutBounds()), seen, cut);
                });
        assertTrue(seen.stream().anyMatch(text -> text.contains("«")), what);
        assertEquals(List.of(), cut, what);
    }

    private static void collect(Node node, Bounds within, List<String> seen, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isEmpty()
                && label.getStyleClass().stream().noneMatch(MAY_BE_CUT::contains)
                && label.lookup(".text") instanceof Text drawn) {
            seen.add(label.getText());
            Bounds at = label.localToScene(label.getLayoutBounds());
            if (!drawn.getText().equals(whole(label))
                    || at.getMaxX() > within.getMaxX() + 1
                    || at.getMinX() < within.getMinX() - 1) {
                cut.add(label.getStyleClass() + " " + label.getText() + " -> " + drawn.getText());
            }
        }
        if (node instanceof TextInputControl field
                && field.getPromptText() != null
                && !field.getPromptText().isEmpty()) {
            seen.add(field.getPromptText());
            // the signs around it are not of its length
            var prompt = new Text(field.getPromptText().replaceAll("[«»]", ""));
            prompt.setFont(field.getFont());
            double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
            if (prompt.getLayoutBounds().getWidth() > room) {
                cut.add(
                        "%s %s: %.0f of %.0f px"
                                .formatted(
                                        field.getId(),
                                        field.getPromptText(),
                                        room,
                                        prompt.getLayoutBounds().getWidth()));
            }
        }
        if (node instanceof ScrollPane pane && pane.getContent() != null) {
            collect(pane.getContent(), pane.localToScene(pane.getLayoutBounds()), seen, cut);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, within, seen, cut));
        }
    }

    /// Without the sign before the letter of its key.
    private static String whole(Labeled label) {
        return label.isMnemonicParsing() ? label.getText().replaceFirst("_", "") : label.getText();
    }
}
