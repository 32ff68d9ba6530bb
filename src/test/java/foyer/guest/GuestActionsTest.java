package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.model.AmendmentActions;
import foyer.model.ChatModel;
import foyer.model.LogRow.Entry;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry.Said;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Actions on messages on the guest page, in a real Chromium.
class GuestActionsTest {
    @BeforeEach
    void needsChromium() {
        Browser.orSkip();
    }

    @Test
    void amendmentsOfOthersAreShown() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "At sxi?");
            phone.untilSees("At sxi?");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) ->
                                            AmendmentActions.edit(room, message, "At six?")));
            phone.untilSees("At six?");
            phone.say("Fine");
            ada.untilHeard("Lobby", "Cyd: Fine");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) ->
                                            c.messaging()
                                                    .send(
                                                            room,
                                                            "Then at six.",
                                                            message.logEntry().seq())));
            phone.untilSees("Then at six.");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) -> {
                                        AmendmentActions.react(room, message, "👍");
                                        return true;
                                    }));
            phone.browser.until("document.querySelector('#log .mark')");
            assertEquals(List.of("At six?", "Fine", "Then at six."), phone.words());
            phone.browser.snapshot("guest-amended");
            var again = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob");
            try (again) {
                for (var guest : List.of(phone, again)) {
                    guest.untilSees("Then at six.");
                    assertEquals(
                            List.of("(edited)", "Ada At six?", "👍 1 Ada"),
                            guest.browser.list(
                                    "return ['.state', '.quote', '.mark'].map((what) =>"
                                            + " document.querySelector('#log ' + what).textContent)"));
                }
                ada.with(
                        c ->
                                amended(
                                        c,
                                        (room, message) -> {
                                            AmendmentActions.delete(room, message);
                                            return true;
                                        }));
                for (var guest : List.of(phone, again)) {
                    guest.untilTold("Ada’s message was deleted");
                    assertEquals(List.of("Fine", "Then at six."), guest.words());
                    assertEquals(
                            "Reply to a deleted message",
                            guest.browser.text(
                                    "return document.querySelector('#log .quote').textContent"));
                    guest.assertNoComplaints();
                }
            }
        }
    }

    /// Executes an action on the first message of the lobby.
    private static boolean amended(ChatModel chat, BiPredicate<RoomModel, Entry> what) {
        RoomModel room = chat.rooms().selectedProperty().get();
        Entry first =
                room.log().rows().stream()
                        .filter(Entry.class::isInstance)
                        .map(Entry.class::cast)
                        .findFirst()
                        .orElseThrow();
        return what.test(room, first);
    }

    private static boolean has(ChatModel chat, Predicate<Entry> what) {
        return chat.rooms().selectedProperty().get().log().rows().stream()
                .anyMatch(row -> row instanceof Entry entry && what.test(entry));
    }

    private static boolean isAnswer(Entry entry, String text, @Nullable Long to) {
        return entry.logEntry() instanceof Said said
                && said.text().equals(text)
                && Objects.equals(said.to(), to);
    }

    private static boolean isMarked(Entry entry, String text, String emoji, String by) {
        return entry.logEntry() instanceof Said said
                && said.text().equals(text)
                && entry.reactions().stream()
                        .anyMatch(
                                reaction ->
                                        reaction.emoji().equals(emoji)
                                                && reaction.names().contains(by));
    }

    @Test
    void guestRepliesFromAPhone() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "Soup at six?\nOr at seven?");
            phone.untilSees("Soup at six?\nOr at seven?");
            phone.browser.click("#log .said .deeds");
            phone.browser.until(
                    "document.querySelector('#deeds').contains(document.activeElement)");
            phone.browser.snapshot("guest-deeds");
            phone.browser.click("#deeds > button");
            assertEquals("words", phone.focus());
            assertEquals("Replying to Ada: Soup at six?", phone.answering());
            phone.browser.snapshot("guest-answering");
            phone.assertFaintNowhere();
            phone.say("At six.");
            ada.until("an answer", c -> has(c, entry -> isAnswer(entry, "At six.", 1L)));
            phone.untilNothingWaits();
            assertEquals(
                    "Ada Soup at six?",
                    phone.browser.text("return document.querySelector('#log .quote').textContent"));
            assertEquals("", phone.answering());
            phone.say("And bread.");
            ada.until("no answer", c -> has(c, entry -> isAnswer(entry, "And bread.", null)));
            phone.assertNoComplaints();
        }
    }

    @Test
    void queuedReplyStaysAReply() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "Soup?");
            phone.untilSees("Soup?");
            phone.browser.click("#log .said .deeds");
            phone.browser.click("#deeds > button");
            phone.browser.run("WebSocket.prototype.send = () => {}; return 0");
            phone.say("Please.");
            phone.reload();
            phone.browser.click("#join");
            ada.until("an answer", c -> has(c, entry -> isAnswer(entry, "Please.", 1L)));
        }
    }

    @Test
    void guestTogglesAReactionByKeyboard() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var desk = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "Soup!");
            ada.say("Lobby", "Bread!");
            desk.untilSees("Bread!");
            desk.browser.until("document.activeElement.id === 'words'");
            desk.browser.chord(Browser.SHIFT, Browser.TAB);
            assertEquals("Reply or react to Ada", desk.focus());
            desk.browser.type(Browser.UP + Browser.ENTER);
            desk.browser.snapshot("guest-deeds-desktop");
            desk.browser.type(Browser.RIGHT + Browser.ENTER);
            ada.until("a heart", c -> has(c, entry -> isMarked(entry, "Soup!", "❤️", "Bob")));
            desk.browser.until("document.querySelector('#log .mark.mine')");
            assertEquals("Reply or react to Ada", desk.focus());
            assertEquals(List.of("button ❤️ 1 Bob"), desk.browser.spoken("#log .mark"));
            desk.browser.type(Browser.ENTER);
            assertEquals(
                    "true",
                    desk.browser.text(
                            "return document.querySelectorAll('#deeds .usual"
                                    + " button')[1].ariaChecked"));
            desk.browser.type(Browser.ESCAPE);
            assertEquals("Reply or react to Ada", desk.focus());
            desk.browser.click("#log .mark");
            ada.until("no heart", c -> !has(c, entry -> isMarked(entry, "Soup!", "❤️", "Bob")));
            desk.browser.until("!document.querySelector('#log .mark')");
            desk.assertNoComplaints();
        }
    }

    @Test
    void longPressOpensActionsInTheChosenLanguage() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var phone = GuestBrowser.phone(house.guestPort, "id").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "Soup!");
            phone.untilSees("Soup!");
            phone.browser.hold("#log .words");
            phone.browser.until("!document.querySelector('#deeds.hidden')");
            assertEquals(
                    List.of("menu Balas atau beri reaksi: Ada"), phone.browser.spoken("#deeds"));
            assertEquals(
                    List.of(
                            "menuitemcheckbox Beri reaksi 👍",
                            "menuitemcheckbox Beri reaksi ❤️",
                            "menuitemcheckbox Beri reaksi 😂",
                            "menuitemcheckbox Beri reaksi 😮",
                            "menuitemcheckbox Beri reaksi 😢",
                            "menuitemcheckbox Beri reaksi 🎉",
                            "menuitem Balas",
                            "menuitem Salin teks"),
                    phone.browser.spoken("#deeds button"));
            phone.browser.click("#veil");
            phone.browser.until("document.querySelector('#deeds.hidden')");
            phone.assertNoComplaints();
        }
    }
}
