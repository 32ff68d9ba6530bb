package foyer.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Event.RoomOpened;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Selecting text. The robot of the Headless platform cannot move while a button is pressed, so the
/// tests fire mouse events.
class TextSelectionTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(
                general,
                List.of(ada),
                false,
                scriptedChat.said("general", "bob", 180, "first **bold** 😀 end"),
                scriptedChat.said("general", "Cyd", 120, "one\n```\ntwo\n```"),
                scriptedChat.said("general", "bob", 60, "last שלום words"));
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Node textNode(String text) {
        return ui.on(
                () ->
                        ui.find(".log-view").lookupAll("Text").stream()
                                .filter(node -> node instanceof Text t && t.getText().equals(text))
                                .findFirst()
                                .orElseThrow());
    }

    private void fire(
            Node node, boolean atEnd, EventType<MouseEvent> type, int clicks, boolean isStill) {
        ui.fx(
                () -> {
                    Bounds box = node.localToScene(node.getBoundsInLocal());
                    double x = atEnd ? box.getMaxX() - 1 : box.getMinX() + 1;
                    double y = box.getCenterY();
                    var window = node.getScene().getWindow();
                    Event.fireEvent(
                            node,
                            new MouseEvent(
                                    type,
                                    x,
                                    y,
                                    window.getX() + x,
                                    window.getY() + y,
                                    MouseButton.PRIMARY,
                                    clicks,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    false,
                                    false,
                                    false,
                                    false,
                                    isStill,
                                    new PickResult(node, x, y)));
                });
    }

    private void drag(Node from, boolean fromEnd, Node to, boolean toEnd) {
        fire(from, fromEnd, MouseEvent.MOUSE_PRESSED, 1, true);
        fire(to, toEnd, MouseEvent.MOUSE_DRAGGED, 1, false);
        fire(to, toEnd, MouseEvent.MOUSE_RELEASED, 1, false);
    }

    private void receiveMore() {
        ui.fx(
                () ->
                        IntStream.range(0, 100)
                                .forEach(
                                        i ->
                                                scriptedChat.heard(
                                                        scriptedChat.said(
                                                                "general",
                                                                "bob",
                                                                0,
                                                                "more " + i))));
    }

    private String copied() {
        ui.fx(() -> Clipboard.getSystemClipboard().clear());
        ui.fx(() -> ui.find(".log-view").requestFocus());
        ui.press(KeyCode.CONTROL, KeyCode.C);
        return ui.on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void selectionWithinMessageIsCopiedAsShown() {
        drag(textNode("first "), false, textNode(" end"), true);
        assertTrue(ui.sees(".selected-words"));
        assertEquals("first bold 😀 end", copied());
        ui.snapshot("text-selected");
    }

    @Test
    void selectionOverSeveralMessagesCopiesAuthorAndTime() {
        drag(textNode("bold"), false, textNode("last "), true);
        assertEquals(
                "bob, 10:27: bold 😀 end\nCyd, 10:28: one\ntwo\nbob, 10:29: last",
                copied().strip());
        ui.snapshot("text-selected-several");
    }

    @Test
    void upwardDragSelectsTheSame() {
        drag(textNode("two"), true, textNode("bold"), false);
        assertEquals("bob, 10:27: bold 😀 end\nCyd, 10:28: one\ntwo", copied());
    }

    @Test
    void doubleClickSelectsWordTripleClickMessage() {
        fire(textNode("bold"), false, MouseEvent.MOUSE_PRESSED, 1, true);
        fire(textNode("bold"), false, MouseEvent.MOUSE_PRESSED, 2, true);
        assertEquals("bold", copied());
        fire(textNode("bold"), true, MouseEvent.MOUSE_PRESSED, 2, true);
        assertEquals("bold", copied(), "double click on the last letter");
        fire(textNode("bold"), false, MouseEvent.MOUSE_PRESSED, 3, true);
        assertEquals("first bold 😀 end", copied());
    }

    @Test
    void rightToLeftSelectionIsDrawnAtItsText() {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                scriptedChat.said("general", "bob", 0, "שלום לכולם **עולם** abc")));
        Node word = textNode("עולם");
        fire(word, false, MouseEvent.MOUSE_PRESSED, 1, true);
        fire(word, false, MouseEvent.MOUSE_PRESSED, 2, true);
        assertEquals("עולם", copied());
        Bounds selectionBounds = ui.on(() -> sceneBounds(ui.find(".selected-words")));
        Bounds wordBounds = ui.on(() -> sceneBounds(word));
        assertEquals(wordBounds.getMinX(), selectionBounds.getMinX(), 2);
        assertEquals(wordBounds.getMaxX(), selectionBounds.getMaxX(), 2);
    }

    private static Bounds sceneBounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    @Test
    void clickOutsideTextClearsSelection() {
        drag(textNode("first "), false, textNode(" end"), true);
        fire(ui.find(".said .avatar"), false, MouseEvent.MOUSE_PRESSED, 1, true);
        assertTrue(!ui.sees(".selected-words"));
    }

    @Test
    void selectionFollowsItsTextWhenListChanges() {
        drag(textNode("first "), false, textNode("bold"), true);
        receiveMore();
        ui.scroll(ui.find(".log-view"), -200);
        assertEquals("first bold", copied());
    }

    @Test
    void switchingRoomsClearsSelection() {
        receiveMore();
        drag(textNode("more 98"), false, textNode("more 99"), true);
        assertTrue(ui.sees(".selected-words"));
        RoomInfo chess = ScriptedChat.room("chess", "", 2);
        ui.fx(() -> scriptedChat.heard(new RoomOpened(chess)));
        ui.fx(() -> scriptedChat.enter(chess, List.of(), false));
        ui.fx(() -> scriptedChat.chat.memberships().open(scriptedChat.model("chess")));
        assertFalse(ui.sees(".selected-words"));
    }
}
