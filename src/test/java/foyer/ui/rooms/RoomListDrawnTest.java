package foyer.ui.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.SessionList;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientModels;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.Soak;
import foyer.testing.UiStage;
import foyer.ui.scroll.StackedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the room list draws and opens is what the models say, whatever changes.
class RoomListDrawnTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ChatModel chat = scriptedChat.chat;
    private final SessionList sessions = ClientModels.inWindow().sessions();
    private final RoomListChanges changes = new RoomListChanges(scriptedChat, sessions, ada);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada), false);
        ui = new UiStage(900, 1_000, new ShellFixture(scriptedChat, sessions)::view);
    }

    @AfterEach
    void close() {
        ui.fx(() -> List.copyOf(sessions.all()).forEach(sessions::leave));
        ui.close();
    }

    @Test
    void drawnRowsMatchTheModelsAfterRandomChanges() {
        var random = new Random(20_261_201);
        int count = Soak.or(1_000, 10_000);
        for (int i = 0; i < count; i++) {
            String change = ui.on(() -> changes.change(random));
            if (i % 50 == 0) {
                ui.settle();
            }
            checkDrawn(i + " " + change);
        }
    }

    @Test
    void clickOpensExactlyTheClickedRoom() {
        var random = new Random(7);
        int rounds = Soak.or(8, 60);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < 6; i++) {
                ui.fx(() -> changes.change(random));
            }
            for (RoomModel room : ui.on(() -> List.copyOf(chat.rooms().rooms()))) {
                RoomModel before = ui.on(() -> chat.rooms().selectedProperty().get());
                int sent = scriptedChat.sent.size();
                ui.click(name(room));
                List<Command> joins =
                        scriptedChat.sent.subList(sent, scriptedChat.sent.size()).stream()
                                .filter(Command.Join.class::isInstance)
                                .toList();
                boolean outside = RoomListChanges.isOutside(room);
                assertEquals(outside ? List.of(new Command.Join(room.name())) : List.of(), joins);
                assertEquals(
                        outside ? before : room,
                        ui.on(() -> chat.rooms().selectedProperty().get()),
                        room.name());
                checkDrawn("click on " + room.name());
            }
        }
    }

    @Test
    void newRoomDoesNotCoverTheGroupBelow() {
        ui.fx(() -> scriptedChat.heard(new Event.RoomOpened(changes.info("garden"))));
        ui.fx(() -> changes.direct("bob"));
        ui.fx(() -> scriptedChat.enter(changes.info("T5"), List.of(ada), false));
        checkDrawn("T5");
        assertEquals(1, ui.on(() -> names("T5").count()));
        ui.click(name(scriptedChat.model("T5")));
        assertEquals("T5", ui.on(() -> chat.rooms().selectedProperty().get().name()));
    }

    @Test
    void clickOnAHeadingSelectsNothing() {
        ui.fx(() -> changes.direct("bob"));
        ui.fx(() -> scriptedChat.heard(new Event.RoomOpened(changes.info("garden"))));
        RoomModel open = ui.on(() -> chat.rooms().selectedProperty().get());
        int sent = scriptedChat.sent.size();
        for (Node heading : ui.on(() -> List.copyOf(list().lookupAll(".room-heading")))) {
            ui.click(heading);
            assertEquals(open, ui.on(() -> chat.rooms().selectedProperty().get()));
            assertEquals(sent, scriptedChat.sent.size());
            checkDrawn("heading");
        }
    }

    @Test
    void roomsOfAServerAreListedWhenItsChatBegins() {
        ui.fx(() -> sessions.open(RoomListChanges.known("a")));
        ui.fx(() -> RoomListChanges.signIn(sessions.all().getFirst(), "Annex"));
        ui.fx(() -> sessions.open(RoomListChanges.known("b")));
        ui.fx(() -> RoomListChanges.signIn(sessions.all().getLast(), "Barn"));
        ui.fx(() -> RoomListChanges.enter(sessions.all().getLast(), "hay"));
        assertEquals(
                List.of(
                        "heading Rooms",
                        "room general",
                        "server Annex",
                        "room hall",
                        "server Barn",
                        "room hall",
                        "room hay"),
                ui.on(this::drawn));
    }

    @Test
    void headingIsSkippedByTheKeys() {
        ui.fx(() -> scriptedChat.enter(changes.info("chess"), List.of(ada), false));
        ui.fx(() -> changes.direct("bob"));
        ui.fx(() -> chat.memberships().open(scriptedChat.model("general")));
        ui.fx(() -> list().requestFocus());
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.DOWN);
        assertEquals(
                "bob", ui.on(() -> chat.rooms().selectedProperty().get().titleProperty().get()));
        ui.press(KeyCode.HOME);
        assertEquals("general", ui.on(() -> chat.rooms().selectedProperty().get().name()));
        ui.press(KeyCode.END);
        assertEquals(
                "bob", ui.on(() -> chat.rooms().selectedProperty().get().titleProperty().get()));
    }

    @Test
    void spaceOpensARoomAndIsNotTyped() {
        ui.fx(() -> scriptedChat.enter(changes.info("chess"), List.of(ada), false));
        ui.fx(() -> list().requestFocus());
        ui.press(KeyCode.UP);
        ui.press(KeyCode.SPACE);
        assertEquals("", ui.on(() -> chat.rooms().selectedProperty().get().draftProperty().get()));
        assertEquals("words-field", styleOf(ui.focused()));
    }

    @Test
    void thousandRoomsAreListedQuickly() {
        long start = System.nanoTime();
        ui.fx(
                () -> {
                    var rooms = new ArrayList<RoomInfo>(List.of(general));
                    for (int i = 1; i < 1_000; i++) {
                        rooms.add(ScriptedChat.room("room " + i, i % 2 == 0 ? "a topic" : "", i));
                    }
                    scriptedChat.heard(new Event.Rooms(rooms, false));
                });
        long listed = System.nanoTime();
        ui.fx(() -> scriptedChat.enter(changes.info("room 500"), List.of(ada), false));
        long changed = System.nanoTime();
        System.out.printf(
                "1,000 rooms: listed in %d ms, one moved in %d ms%n",
                (listed - start) / 1_000_000, (changed - listed) / 1_000_000);
        assertEquals(1_002, ui.on(() -> list().rows().size()));
        assertTrue(ui.on(() -> isVisible(row("room 500"))), "the shown room is not scrolled to");
    }

    @Test
    void roomThatCannotBeDrawnFailsAlone() {
        ui.fx(() -> scriptedChat.heard(new Event.RoomOpened(changes.info("garden"))));
        ui.fx(() -> changes.direct("bob"));
        Label garden = (Label) ui.on(() -> names("garden").findFirst().orElseThrow());
        ui.fx(() -> ((HBox) garden.getParent().getParent()).getChildren().add(new BrokenNode()));
        ui.fx(() -> scriptedChat.enter(changes.info("chess"), List.of(ada), false));
        assertTrue(ui.shows("garden"), "the broken room has no plain text");
        ui.click("chess");
        assertEquals("chess", ui.on(() -> chat.rooms().selectedProperty().get().name()));
        ui.click("garden");
        assertEquals(new Command.Join("garden"), scriptedChat.sent.getLast());
        ui.resize(1_000, 700);
        assertTrue(ui.on(() -> ui.find(".log-view").getScene().getWidth() > 950));
    }

    /// Throws when it is laid out.
    private static final class BrokenNode extends Region {
        @Override
        protected void layoutChildren() {
            throw new IllegalStateException("cannot be drawn");
        }
    }

    private static String styleOf(Node node) {
        return node.getStyleClass().getLast();
    }

    private boolean isVisible(Node node) {
        Bounds bounds = list().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        return bounds.getMinY() >= 0 && bounds.getMaxY() <= list().getHeight();
    }

    private Node row(String title) {
        return names(title).findFirst().orElseThrow().getParent().getParent();
    }

    @SuppressWarnings("unchecked")
    private StackedList<RoomRow> list() {
        return (StackedList<RoomRow>) ui.find(".rooms");
    }

    private Node name(RoomModel room) {
        return ui.on(() -> names(room.titleProperty().get()).findFirst().orElseThrow());
    }

    private Stream<Node> names(String title) {
        return list().lookupAll(".room-name").stream()
                .filter(node -> ((Label) node).getText().equals(title));
    }

    /// What can be read in the list, from the top.
    private List<String> drawn() {
        list().applyCss();
        ui.find(".root").getScene().getRoot().layout();
        return Stream.of(".room-heading heading", ".server-line-name server", ".room-name room")
                .map(each -> each.split(" "))
                .flatMap(
                        kind ->
                                list().lookupAll(kind[0]).stream()
                                        .map(
                                                node ->
                                                        new Drawn(
                                                                kind[1]
                                                                        + " "
                                                                        + ((Label) node).getText(),
                                                                top(node))))
                .sorted(Comparator.comparingDouble(Drawn::top))
                .map(Drawn::text)
                .toList();
    }

    private record Drawn(String text, double top) {}

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private void checkDrawn(String change) {
        ui.on(
                () -> {
                    assertDrawn(change);
                    return true;
                });
    }

    /// What is drawn of these rows. In a list of more than a hundred rows, those far from the
    /// visible ones are drawn later.
    private List<String> drawnOf(List<String> expected) {
        List<Node> slots = ((Parent) list().getContent()).getChildrenUnmodifiable();
        assertEquals(expected.size(), slots.size());
        return IntStream.range(0, slots.size())
                .filter(
                        i ->
                                slots.size() <= 100
                                        || isVisible(slots.get(i))
                                        || !slots.get(i).lookupAll(".label").isEmpty())
                .mapToObj(expected::get)
                .toList();
    }

    private void assertDrawn(String change) {
        List<String> drawn = drawn();
        assertEquals(drawnOf(changes.expected()), drawn, change);
        double bottom = Double.NEGATIVE_INFINITY;
        for (Node row :
                list().lookupAll(".room-cell").stream()
                        .sorted(Comparator.comparingDouble(RoomListDrawnTest::top))
                        .toList()) {
            Bounds bounds = row.localToScene(row.getLayoutBounds());
            assertTrue(bounds.getMinY() >= bottom - 0.01, change + ": overlap at " + row);
            assertTrue(bounds.getHeight() > 10, change + ": flat row " + row);
            bottom = bounds.getMaxY();
        }
        RoomModel open = chat.rooms().selectedProperty().get();
        assertEquals(
                open == null ? List.of() : List.of(open.titleProperty().get()),
                list().lookupAll(".room-cell:selected .room-name").stream()
                        .map(node -> ((Label) node).getText())
                        .toList(),
                change + ": highlight");
    }
}
