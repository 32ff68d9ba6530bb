package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.Seen;
import foyer.testing.Shells;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What helps while one writes: names are completed, and who else writes is seen.
class ComposerTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 4);
    private final Seen seen = new Seen(ada, "Foyer", general);
    private final Shells shells = new Shells(seen);
    private UiStage ui;

    @BeforeEach
    void show() {
        seen.enter(
                general,
                List.of(ada, Seen.member("bob"), Seen.member("Bea Blue"), Seen.member("Cyd")),
                false);
        ui = new UiStage(900, 600, shells::view);
        ui.click(".words-field");
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String words() {
        return ui.find(TextArea.class, ".words-field").getText();
    }

    private void typing(String name) {
        ui.fx(() -> seen.heard(new Event.Typing("general", Seen.member(name).id())));
    }

    @Test
    void whereOneWritesIsSaidUntilSomethingIsTyped() {
        TextArea field = ui.find(TextArea.class, ".words-field");
        assertTrue(ui.on(field::isFocused));
        assertEquals("Message general", ui.on(field::getPromptText));
        assertTrue(
                ui.on(
                        () ->
                                field.lookupAll(".text").stream()
                                        .anyMatch(
                                                node ->
                                                        node instanceof Text prompt
                                                                && prompt.getFill()
                                                                        instanceof Color fill
                                                                && fill.getOpacity() > 0.5
                                                                && prompt.getText()
                                                                        .equals(
                                                                                "Message"
                                                                                        + " general"))));
    }

    @Test
    void aNameIsOfferedBehindAnAtAndTakenByEnter() {
        ui.type("hi @b");
        assertTrue(ui.sees(".completion"));
        assertTrue(ui.shows("@Bea Blue"));
        assertFalse(ui.shows("@Cyd"));
        ui.press(KeyCode.ENTER);
        assertEquals("hi @Bea Blue ", words());
        assertFalse(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals(
                "hi @Bea Blue", assertInstanceOf(Command.Say.class, seen.sent.getLast()).text());
    }

    @Test
    void anotherNameIsChosenByTheArrowsAndTakenByTab() {
        ui.type("@");
        assertTrue(ui.shows("@room"));
        assertFalse(ui.shows("@Ada"), "nobody calls themselves");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.TAB);
        assertEquals("@bob ", words());
    }

    @Test
    void aNameIsTakenByAClick() {
        ui.type("@");
        ui.click("@Cyd");
        assertEquals("@Cyd ", words());
    }

    @Test
    void escapePutsTheOfferAwayAndEnterSaysTheLineAsItIs() {
        ui.type("@b");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals("@b", assertInstanceOf(Command.Say.class, seen.sent.getLast()).text());
    }

    @Test
    void whoWritesIsSaidUntilTheyStop() {
        typing("bob");
        assertTrue(ui.shows("bob is writing…"));
        typing("Cyd");
        assertTrue(ui.shows("bob and Cyd are writing…"));
        ui.snapshot("typing");
        ui.fx(() -> seen.heard(seen.said("general", "bob", 0, "there")));
        assertTrue(ui.shows("Cyd is writing…"));
        seen.clock.advance(10);
        ui.until("nobody writes", () -> !ui.shows("writing…"));
    }

    @Test
    void thatOneWritesIsToldOnceInAWhile() {
        ui.type("hello there");
        assertEquals(
                List.of(new Command.Typing("general")),
                seen.sent.stream().filter(Command.Typing.class::isInstance).toList());
        seen.clock.advance(4);
        ui.type("!");
        assertEquals(2, seen.sent.stream().filter(Command.Typing.class::isInstance).count());
    }

    @Test
    void whoReadOnesLastMessageIsSaidBelowIt() {
        ui.fx(
                () -> {
                    seen.heard(seen.said("general", "Ada", 20, "one"));
                    seen.heard(seen.said("general", "Ada", 10, "two"));
                });
        assertFalse(ui.sees(".read-by"));
        ui.fx(
                () ->
                        seen.heard(
                                new Event.ReadUpTo(
                                        "general",
                                        java.util.Map.of(
                                                Seen.member("Cyd").id(),
                                                2L,
                                                Seen.member("bob").id(),
                                                1L))));
        assertTrue(ui.shows("Read by Cyd"));
        ui.snapshot("read-by");
        ui.fx(() -> seen.heard(seen.said("general", "bob", 0, "three")));
        assertTrue(ui.shows("Read by bob and Cyd"));
    }
}
