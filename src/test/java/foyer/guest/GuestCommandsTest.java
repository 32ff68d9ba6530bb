package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foyer.commands.SlashCommand;
import foyer.model.ChatModel;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A guest's slash commands are carried out or refused, and never said to the room.
class GuestCommandsTest {
    /// The commands of the window that the page carries out; it refuses the others.
    private static final Set<SlashCommand> CARRIED_OUT =
            Set.of(
                    SlashCommand.HELP,
                    SlashCommand.JOIN,
                    SlashCommand.LEAVE,
                    SlashCommand.ME,
                    SlashCommand.MSG,
                    SlashCommand.NAME);

    @BeforeEach
    void needsBrowser() {
        Browser.orSkip();
    }

    @Test
    void commandsThePageDoesNotHaveAreRefused() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var desk = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            var lines = new ArrayList<String>();
            for (SlashCommand command : SlashCommand.values()) {
                if (!CARRIED_OUT.contains(command)) {
                    lines.add(command.literal() + " Ada secret");
                }
            }
            lines.addAll(
                    List.of(
                            "  /KICK Ada",
                            "\n/kick Ada",
                            "\u200b/kick Ada",
                            "\u00a0/whisper Ada secret",
                            "/shrug",
                            "/",
                            "/ msg Ada secret",
                            "／msg Ada secret",
                            "/msg/Ada secret",
                            "/msg Nobody secret",
                            "/msg",
                            "/me",
                            "/nick",
                            "/join",
                            "/unknown first\nsecond line"));
            for (String line : lines) {
                desk.say(line);
                assertEquals(line, draft(desk), "the draft is kept");
                assertFalse(refusal(desk).isEmpty(), line);
            }
            desk.browser.click("#rooms .languages [lang=id]");
            desk.say("/kick Ada");
            assertEquals(
                    "/kick hanya berfungsi di aplikasi Foyer. Tidak ada yang terkirim.",
                    refusal(desk));
            desk.browser.click("#rooms .languages [lang=en]");
            desk.say("the end");
            ada.until("the end", chat -> texts(chat).contains("the end"));
            assertEquals(List.of("the end"), ada.with(GuestCommandsTest::texts));
            desk.assertNoComplaints();
        }
    }

    @Test
    void pathsAndDoubleSlashesAreMessages() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var desk = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            for (String line :
                    List.of("/usr/bin/env", "/etc/hosts ok", "//nas/a", "//msg Ada", "1/2")) {
                desk.say(line);
            }
            ada.until("all", chat -> texts(chat).contains("1/2"));
            assertEquals(
                    List.of("/usr/bin/env", "/etc/hosts ok", "//nas/a", "/msg Ada", "1/2"),
                    ada.with(GuestCommandsTest::texts));
            desk.assertNoComplaints();
        }
    }

    @Test
    void commandsReachOnlyTheirRecipient() throws Exception {
        try (var house = new GuestServerFixture();
                var ada = new ConnectedClient("Ada", house.address);
                var desk = GuestBrowser.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            desk.browser.until(
                    "document.querySelector('#member-list').textContent.includes('Ada')");
            desk.say("/me waves");
            ada.until("an action", chat -> texts(chat).contains("_Bob waves_"));
            desk.say("/MSG ada my secret");
            desk.untilSees("my secret");
            desk.browser.until("document.querySelector('#title').textContent === 'Ada'");
            assertEquals("", draft(desk));
            desk.say("/msg Ada another secret");
            desk.untilSees("another secret");
            desk.say("/nick Bobby");
            desk.browser.until("document.querySelector('#my-name').textContent === 'Bobby'");
            desk.say("/join Lounge");
            desk.browser.until("document.querySelector('#title').textContent === 'Lounge'");
            desk.say("/leave");
            desk.browser.until("document.querySelector('#title').textContent !== 'Lounge'");
            assertEquals(
                    List.of("_Bob waves_"),
                    ada.with(GuestCommandsTest::texts),
                    "said to the whole room");
            desk.assertNoComplaints();
        }
    }

    private static String draft(GuestBrowser guest) throws Exception {
        return guest.browser.text("return document.getElementById('words').value");
    }

    private static String refusal(GuestBrowser guest) throws Exception {
        return guest.browser.text("return document.getElementById('too-long').textContent");
    }

    /// What was said in the shown room.
    private static List<String> texts(ChatModel chat) {
        return chat.rooms().selectedProperty().get().log().rows().stream()
                .filter(row -> row instanceof Entry entry && entry.logEntry() instanceof Said)
                .map(row -> ((Said) ((Entry) row).logEntry()).text())
                .toList();
    }
}
