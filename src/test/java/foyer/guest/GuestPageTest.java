package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.identity.ServerIdentity;
import foyer.link.ServerAddress;
import foyer.protocol.Member;
import foyer.state.ChatModel;
import foyer.state.Invitation;
import foyer.state.LogRow.Entry;
import foyer.state.RoomModel;
import foyer.testing.Browser;
import foyer.testing.Child;
import foyer.testing.Skip;
import foyer.testing.Visitor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guest page as a guest sees it, in a real Chromium.
class GuestPageTest {
    /// In the page: each visible text whose contrast is below WCAG's AA.
    private static final String FAINT =
            """
            const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
            const rgba = (s) => { const m = s.match(/[\\d.]+/g).map(Number); return [m.slice(0, 3), m[3] ?? 1]; };
            const ground = (e) => { for (; e; e = e.parentElement) { const [c, a] = rgba(getComputedStyle(e).backgroundColor); if (a === 1) return c; } return [255, 255, 255]; };
            const faint = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let n; (n = walk.nextNode());) {
              const e = n.parentElement;
              if (!n.textContent.trim() || !e.checkVisibility() || e.closest('.aloud,[inert]')) continue;
              const a = lum(rgba(getComputedStyle(e).color)[0]), b = lum(ground(e));
              const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
              if (ratio < 4.5) faint.push(n.textContent.trim() + ' ' + ratio.toFixed(2));
            }
            return faint;
            """;

    private static final List<String> HOSTILE =
            List.of(
                    "<script>window.pwned=1</script>",
                    "<img src=x onerror=\"window.pwned=2\">",
                    "<img src=x onerror=window.pwned=3>",
                    "\"><svg onload=window.pwned=4>",
                    "<a href=\"javascript:window.pwned=5\">click</a>",
                    "javascript:window.pwned=6",
                    "file:///etc/passwd",
                    "data:text/html,<script>window.pwned=7</script>",
                    "https://example.org/\"onmouseover=\"window.pwned=8",
                    "\u202egnp.exe\u202c and \u2066isolated",
                    "\u202e\u202e\u202eupside",
                    "${window.pwned=9}{{constructor.constructor('window.pwned=10')()}}",
                    "</textarea></li></ol><h1>big</h1>",
                    "&lt;b&gt;&amp;amp;",
                    "line\u2028separator");

    @BeforeEach
    void needsChromium() {
        Skip.unless(
                Browser.isThere(),
                "the guest page is not tried: chromium and chromedriver are not on the path");
    }

    @Test
    void aPhoneADesktopAndAWindowTalkAndAKilledServerLosesNothing(@TempDir Path data)
            throws Exception {
        int[] ports = {0, 0};
        Child server = serve(data, ports);
        try (var ada = new Visitor("Ada", new ServerAddress("127.0.0.1", ports[0]));
                var phone = GuestPhone.phone(ports[1], "en").enter("Wayan");
                var desk = GuestPhone.desktop(ports[1], "Lobby").enter("Bob")) {
            assertEquals("false", phone.browser.text("return String(window.isSecureContext)"));
            ada.untilIn("Lobby");
            ada.say("Lobby", "Welcome! The soup is ready.");
            phone.untilSees("Welcome! The soup is ready.");
            phone.say("On my way, with the bread");
            desk.untilSees("On my way, with the bread");
            desk.say("Save me a bowl please: https://example.org/soup?big=1");
            phone.untilSees("Save me a bowl please: https://example.org/soup?big=1");
            ada.untilHeard("Lobby", "Bob: Save me a bowl please: https://example.org/soup?big=1");
            assertEquals(
                    List.of("Bob", "Wayan"),
                    ada.with(
                            c ->
                                    c.rooms().selectedProperty().get().roster().members().stream()
                                            .filter(Member::isGuest)
                                            .map(Member::name)
                                            .sorted()
                                            .toList()));
            phone.browser.picture("guest-phone");
            desk.browser.snapshot("guest-desktop");
            phone.assertNoComplaints();
            desk.assertNoComplaints();

            server.kill();
            server.exitCode();
            phone.browser.until("!document.querySelector('#trouble.hidden')");
            for (int i = 1; i <= 12; i++) {
                phone.say("phone " + i);
                if (i <= 6) {
                    desk.say("desk " + i);
                }
            }
            phone.browser.snapshot("guest-phone-lost");
            server = serve(data, ports);
            phone.untilNothingWaits();
            desk.untilNothingWaits();
            ada.untilIn("Lobby");
            phone.say("the last");
            ada.untilHeard("Lobby", "Wayan: the last");
            desk.untilSees("the last");
            List<String> heard =
                    ada.log("Lobby").stream()
                            .filter(line -> line.contains(": "))
                            .map(line -> line.split(": ", 2)[1])
                            .toList();
            assertEquals(heard, phone.words());
            assertEquals(heard, desk.words());
            assertEquals(22, heard.size(), heard.toString());
            List<String> mine = heard.stream().filter(line -> line.startsWith("phone ")).toList();
            var inOrder = new ArrayList<String>();
            for (int i = 1; i <= 12; i++) {
                inOrder.add("phone " + i);
            }
            assertEquals(inOrder, mine);
            for (var guest : List.of(phone, desk)) {
                for (String complaint : guest.browser.complaints()) {
                    assertTrue(complaint.contains("WebSocket connection to"), complaint);
                }
            }
        } finally {
            server.close();
        }
    }

    /// Starts a server; the first time at any ports, then at the same ones.
    private static Child serve(Path data, int[] ports) throws Exception {
        Child server =
                Child.foyer(
                        "serve",
                        "--host",
                        "127.0.0.1",
                        "--data",
                        data.toString(),
                        "--per-address",
                        "100",
                        "--port",
                        "" + ports[0],
                        "--guests=" + ports[1]);
        ports[0] = port(server.line());
        ports[1] = port(server.line());
        return server;
    }

    private static int port(String line) {
        return Integer.parseInt(line.replaceAll(".* on port (\\d+).*", "$1"));
    }

    @Test
    void whatIsHostileIsShownAsTextAndDoesNothing() throws Exception {
        try (var house = new OpenHouse();
                var eve = new Visitor("<img src=x onerror=pwned=1>", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            for (String text : HOSTILE) {
                eve.say("Lobby", text);
            }
            eve.say(
                    "Lobby",
                    "see https://good.example@evil.example/x, HTTP://Example.org. mailto:a@b.example?subject=x mailto:a@b.example,c@d.example https://аpple.com/free");
            phone.untilSees(
                    "see https://good.example@evil.example/x, HTTP://Example.org (example.org). mailto:a@b.example?subject=x mailto:a@b.example,c@d.example https://аpple.com/free (xn--pple-43d.com)");
            assertEquals(HOSTILE, phone.words().subList(0, HOSTILE.size()));
            assertEquals("undefined", phone.browser.text("return typeof window.pwned"));
            assertEquals(
                    List.of(),
                    phone.browser.list(
                            "return [...document.querySelectorAll('#log script, #log img, #log svg:not(.tick svg), #log h1, #log [onerror], #log [onclick], #log [onmouseover]')].map((e) => e.outerHTML)"));
            assertEquals(
                    List.of(
                            "https://example.org/",
                            "http://example.org/",
                            "mailto:a@b.example?subject=x",
                            "https://xn--pple-43d.com/free"),
                    phone.browser.list(
                            "return [...document.querySelectorAll('#log a')].map((a) => a.href)"));
            assertEquals(
                    List.of("noopener noreferrer"),
                    phone.browser.list(
                            "return [...new Set([...document.querySelectorAll('#log a')].map((a) => a.rel))]"));
            assertEquals(
                    List.of("isolate"),
                    phone.browser.list(
                            "return [...new Set([...document.querySelectorAll('#log .author')].map((e) => getComputedStyle(e).unicodeBidi))]"));
            phone.say(HOSTILE.getFirst());
            phone.untilNothingWaits();
            eve.untilHeard("Lobby", "Cyd: " + HOSTILE.getFirst());
            phone.browser.snapshot("guest-hostile");
            phone.assertNoComplaints();
        }
    }

    @Test
    void noLineTurnsAnother() throws Exception {
        try (var house = new OpenHouse();
                var eve = new Visitor("Eve", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            eve.untilIn("Lobby");
            String text = "שלום!\nHello.\n\u202eabc\ndef";
            eve.say("Lobby", text);
            phone.untilSees(text);
            assertEquals(
                    List.of("true", "true", "true", "true"),
                    phone.browser.list(
                            """
                            const words = [...document.querySelectorAll('#log .words')].at(-1).firstChild;
                            const x = (letter) => {
                              const at = words.data.indexOf(letter), range = document.createRange();
                              range.setStart(words, at); range.setEnd(words, at + 1);
                              return range.getBoundingClientRect().x;
                            };
                            return [x('!') < x('ש'), x('H') < x('.'), x('a') > x('c'), x('d') < x('f')].map(String);
                            """));
        }
    }

    @Test
    void whatHappensToMessagesAfterTheyWereSaidIsSeen() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            ada.say("Lobby", "At sxi?");
            phone.untilSees("At sxi?");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) ->
                                            c.amending().edit(room, message, "At six?")));
            phone.untilSees("At six?");
            phone.say("Fine");
            ada.untilHeard("Lobby", "Cyd: Fine");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) ->
                                            c.talking()
                                                    .say(
                                                            room,
                                                            "Then at six.",
                                                            message.logged().seq())));
            phone.untilSees("Then at six.");
            ada.with(
                    c ->
                            amended(
                                    c,
                                    (room, message) -> {
                                        c.amending().react(room, message, "👍");
                                        return true;
                                    }));
            phone.browser.until("document.querySelector('#log .mark')");
            assertEquals(List.of("At six?", "Fine", "Then at six."), phone.words());
            phone.browser.snapshot("guest-amended");
            var again = GuestPhone.desktop(house.guestPort, "Lobby").enter("Bob");
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
                                            c.amending().delete(room, message);
                                            return true;
                                        }));
                for (var guest : List.of(phone, again)) {
                    guest.untilTold("Message by Ada deleted");
                    assertEquals(List.of("Fine", "Then at six."), guest.words());
                    assertEquals(
                            "Answers a message that is not here any more",
                            guest.browser.text(
                                    "return document.querySelector('#log .quote').textContent"));
                    guest.assertNoComplaints();
                }
            }
        }
    }

    /// Does something with the first message of the lobby.
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

    @Test
    void allOfItGoesByKeyboard() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var desk = GuestPhone.desktop(house.guestPort, "Kitchen");
                var phone = GuestPhone.phone(house.guestPort, "en")) {
            ada.until("rooms are there", c -> !c.rooms().rooms().isEmpty());
            ada.with(c -> c.actions().join("Kitchen"));
            ada.untilIn("Kitchen");
            assertEquals("join", desk.focus());
            desk.browser.chord(Browser.SHIFT, Browser.TAB);
            assertEquals("name", desk.focus());
            desk.browser.type("Ada" + Browser.ENTER);
            desk.browser.until("document.querySelector('#name-problem').textContent");
            assertEquals("name", desk.focus());
            assertEquals(
                    "true",
                    desk.browser.text(
                            "return document.activeElement.getAttribute('aria-invalid')"));
            desk.browser.run("document.activeElement.select(); return 0");
            desk.browser.type("Key Board" + Browser.ENTER);
            desk.browser.until("document.activeElement.id === 'words'");
            desk.browser.type("typed");
            desk.browser.chord(Browser.SHIFT, Browser.ENTER);
            desk.browser.type("in two lines" + Browser.ENTER);
            ada.untilHeard("Kitchen", "Key Board: typed\nin two lines");
            desk.untilNothingWaits();

            var stops = new ArrayList<String>();
            for (int i = 0; i < 12; i++) {
                desk.browser.chord(Browser.SHIFT, Browser.TAB);
                stops.add(desk.focus());
            }
            assertTrue(
                    stops.containsAll(
                            List.of("log", "leave", "rename-open", "other-name", "Leave Kitchen")),
                    stops.toString());
            desk.browser.run("document.getElementById('rename-open').focus(); return 0");
            desk.browser.type(Browser.ENTER);
            assertEquals("new-name", desk.focus());
            desk.browser.type("Otter" + Browser.ENTER);
            desk.browser.until("document.querySelector('#my-name').textContent === 'Otter'");
            ada.untilHeard("Kitchen", "Key Board is now Otter");
            assertEquals("rename-open", desk.focus());
            desk.browser.type(Browser.TAB + Browser.ENTER);
            desk.browser.until("document.querySelector('#farewell').textContent === 'You left.'");
            ada.untilHeard("Kitchen", "Otter left");
            desk.assertNoComplaints();

            phone.enter("Small");
            phone.browser.run("document.getElementById('open-rooms').focus(); return 0");
            phone.browser.type(Browser.ENTER);
            assertEquals("Close", phone.focus());
            assertEquals(
                    "true",
                    phone.browser.text("return String(document.getElementById('talk').inert)"));
            phone.browser.type(Browser.TAB + Browser.TAB + Browser.TAB + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Kitchen'");
            assertEquals("open-rooms", phone.focus());
            phone.browser.run("document.getElementById('open-people').focus(); return 0");
            phone.browser.type(Browser.ENTER);
            phone.browser.snapshot("guest-phone-people");
            phone.browser.type(Browser.ESCAPE);
            assertEquals("open-people", phone.focus());
            phone.assertNoComplaints();
        }
    }

    @Test
    void itSpeaksTwoLanguagesAndIsReadableInBothThemes() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.phone(house.guestPort, "id")) {
            assertEquals("id", phone.browser.text("return document.documentElement.lang"));
            assertEquals(
                    "Gabung",
                    phone.browser.text("return document.getElementById('join').textContent"));
            assertTrue(
                    phone.browser
                            .text("return document.body.innerText")
                            .contains("Tidak terenkripsi"));
            phone.browser.snapshot("guest-door");
            faintNowhere(phone);
            phone.browser.click("#door .languages button[lang=en]");
            assertEquals(
                    "Join",
                    phone.browser.text("return document.getElementById('join').textContent"));
            assertTrue(
                    phone.browser.text("return document.body.innerText").contains("Not encrypted"));
            phone.browser.click("#door .languages button[lang=id]");
            phone.enter("Rubah");
            ada.untilIn("Lobby");
            ada.say("Lobby", "/name Lady");
            phone.untilTold("Ada kini bernama Lady");
            ada.say("Lobby", "Selamat pagi");
            phone.untilSees("Selamat pagi");
            phone.say("Pagi!");
            phone.untilNothingWaits();
            faintNowhere(phone);
            phone.browser.click("#open-rooms");
            phone.browser.snapshot("guest-phone-rooms");
            faintNowhere(phone);
            assertEquals(
                    List.of(),
                    phone.browser.list(
                            "return [...document.querySelectorAll('button, input, textarea')].filter((e) => e.checkVisibility() && !(e.getAttribute('aria-label') || e.labels?.length || e.textContent.trim())).map((e) => e.outerHTML)"));
            assertEquals(
                    "polite log",
                    phone.browser.text(
                            "const l = document.getElementById('log'); return l.ariaLive + ' ' + l.role"));
            phone.assertNoComplaints();
        }
    }

    private static void faintNowhere(GuestPhone phone) throws Exception {
        for (String theme : List.of("light", "dark")) {
            phone.browser.wear(theme);
            assertEquals(List.of(), phone.browser.list(FAINT), theme);
        }
    }

    @Test
    void aReloadIsTheSamePersonAndSendsWhatWaited() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("before");
            ada.untilHeard("Lobby", "Cyd: before");
            phone.untilNothingWaits();
            String id = member(ada, "Cyd").id();
            // what was written is in the browser before the network has it
            phone.browser.run("WebSocket.prototype.send = () => {}; return 0");
            phone.say("written at the last moment");
            assertFalse(ada.log("Lobby").contains("Cyd: written at the last moment"));
            phone.reload();
            assertEquals("Cyd", phone.browser.text("return document.getElementById('name').value"));
            phone.browser.click("#join");
            ada.untilHeard("Lobby", "Cyd: written at the last moment");
            phone.untilNothingWaits();
            assertEquals(List.of("before", "written at the last moment"), phone.words());
            assertEquals(id, member(ada, "Cyd").id());
            phone.assertNoComplaints();
        }
    }

    private static Member member(Visitor by, String name) {
        return by.with(
                c ->
                        c.rooms().selectedProperty().get().roster().members().stream()
                                .filter(who -> who.name().equals(name))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void whatIsOlderComesByScrollingUpAndWhatIsUnreadStandsInTheTitle() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address)) {
            ada.untilIn("Lobby");
            for (int i = 1; i <= 260; i++) {
                ada.say("Lobby", "number " + i);
            }
            ada.untilHeard("Lobby", "Ada: number 260");
            try (var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
                phone.untilSees("number 260");
                assertEquals("number 61", phone.words().getFirst());
                phone.browser.run("document.getElementById('log').scrollTop = 0; return 0");
                phone.untilSees("number 11");
                phone.browser.run("document.getElementById('log').scrollTop = 0; return 0");
                phone.untilSees("number 1");
                assertEquals(260, phone.words().size());
                ada.say("Lobby", "new");
                phone.browser.until("document.title.startsWith('(1) Lobby')");
                phone.browser.click("#newest");
                phone.browser.until("document.title.startsWith('Lobby')");
                phone.assertNoComplaints();
            }
        }
    }

    @Test
    void anEncryptedPageSaysSoAndTalks(@TempDir Path folder) throws Exception {
        var key = ServerIdentity.in(folder, InstantSource.system()).context();
        try (var house = new OpenHouse(key);
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.encrypted(house.guestPort).enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("in secret");
            ada.untilHeard("Lobby", "Cyd: in secret");
            assertEquals(
                    "Encrypted.",
                    phone.browser.text("return document.querySelector('.security').textContent"));
            assertEquals("true", phone.browser.text("return String(window.isSecureContext)"));
            phone.assertNoComplaints();
        }
    }

    @Test
    void aLinkForOnePersonLetsInOneAndIsNotSeenInTheAddress() throws Exception {
        try (var house = OpenHouse.locked("open sesame");
                var host = new Visitor("Host", OpenHouse.HOST, house.address)) {
            host.untilIn("Lobby");
            host.with(
                    chat -> {
                        chat.invitation().give(Invitation.Pass.ONCE);
                        return true;
                    });
            host.until("there is a pass", c -> !c.invitation().tokenProperty().get().isEmpty());
            String token = host.with(c -> c.invitation().tokenProperty().get());
            try (var first = GuestPhone.desktop(house.guestPort, "Kitchen&t=" + token)) {
                first.enter("Cyd");
                assertEquals("#Kitchen", first.browser.text("return location.hash"));
                assertEquals(
                        "Kitchen",
                        first.browser.text("return document.querySelector('#title').textContent"));
                first.assertNoComplaints();
            }
            try (var second = GuestPhone.desktop(house.guestPort, "Kitchen&t=" + token)) {
                second.browser.click("#join");
                second.browser.until("document.activeElement.id === 'password'");
                assertEquals(
                        "The invitation in this link was used already, or its time is over.",
                        second.browser.text(
                                "return document.getElementById('farewell').textContent"));
                second.browser.type("open sesame" + Browser.ENTER);
                second.browser.until("document.querySelector('#title').textContent === 'Kitchen'");
                second.assertNoComplaints();
            }
        }
    }

    @Test
    void aPasswordIsAskedForInPlace() throws Exception {
        try (var house = OpenHouse.locked("open sesame");
                var phone = GuestPhone.phone(house.guestPort, "id")) {
            phone.browser.click("#join");
            phone.browser.until("document.activeElement.id === 'password'");
            assertEquals(
                    "Server ini meminta kata sandi.",
                    phone.browser.text("return document.getElementById('farewell').textContent"));
            phone.browser.click("#door .languages button[lang=en]");
            phone.browser.run("document.getElementById('password').focus(); return 0");
            phone.browser.snapshot("guest-password");
            faintNowhere(phone);
            phone.browser.type("wrong" + Browser.ENTER);
            phone.browser.until(
                    "document.querySelector('#password-problem').textContent === 'That is not the password.'");
            assertEquals("password", phone.focus());
            phone.browser.type("open sesame" + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            assertEquals(
                    "", phone.browser.text("return document.getElementById('password').value"));
            phone.reload();
            phone.browser.click("#join");
            phone.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            phone.assertNoComplaints();
        }
    }

    @Test
    void aLockedRoomAsksInTheListOfRooms() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd");
                var desk = GuestPhone.desktop(house.guestPort, "Lobby").enter("Bob")) {
            ada.untilIn("Lobby");
            ada.with(c -> c.actions().join("Vault"));
            ada.untilIn("Vault");
            ada.with(
                    c -> {
                        c.actions().setPassword(c.rooms().selectedProperty().get(), "open sesame");
                        return true;
                    });
            ada.untilHeard("Vault", "Ada set a password for this room");
            phone.browser.click("#open-rooms");
            phone.browser.until("document.querySelector('#room-list .lock')");
            phone.browser.run(
                    "[...document.querySelectorAll('#room-list button')].find((b) => b.textContent.includes('Vault')).click(); return 0");
            phone.browser.until("document.activeElement.id === 'room-word'");
            assertEquals(
                    "Vault asks for a password",
                    phone.browser.text("return document.getElementById('room-asks').textContent"));
            phone.browser.type("wrong" + Browser.ENTER);
            phone.browser.until(
                    "document.querySelector('#room-problem').textContent === 'That is not the password.'");
            phone.browser.until("document.activeElement.id === 'room-word'");
            phone.browser.snapshot("guest-room-password");
            faintNowhere(phone);
            phone.browser.type("open sesame" + Browser.ENTER);
            phone.browser.until("document.querySelector('#title').textContent === 'Vault'");
            phone.say("let me in");
            ada.untilHeard("Vault", "Cyd: let me in");

            desk.browser.run(
                    "[...document.querySelectorAll('#room-list button')].find((b) => b.textContent.includes('Vault')).click(); return 0");
            desk.browser.until("document.activeElement.id === 'room-word'");
            desk.browser.snapshot("guest-room-password-desktop");
            desk.browser.click("#room-without");
            desk.browser.until("document.querySelector('#room-password.hidden')");
            desk.browser.until("document.querySelector('#title').textContent === 'Lobby'");
            phone.assertNoComplaints();
            desk.assertNoComplaints();
        }
    }

    @Test
    void whoIsMutedOrBannedIsToldWhy() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", OpenHouse.HOST, house.address);
                var bob = GuestPhone.desktop(house.guestPort, "Lobby").enter("Bob");
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            phone.say("LOUD");
            ada.untilHeard("Lobby", "Cyd: LOUD");
            String id = member(ada, "Cyd").id();
            ada.with(c -> mute(c, id));
            phone.untilTold("Ada muted Cyd: Let the others speak.");
            assertTrue(
                    phone.browser
                            .text("return document.getElementById('silence').textContent")
                            .matches("Ada muted you until .*: Let the others speak\\."));
            assertEquals(
                    "true",
                    phone.browser.text("return String(document.getElementById('words').disabled)"));
            bob.untilTold("Ada muted Cyd: Let the others speak.");
            bob.browser.until(
                    "[...document.querySelectorAll('#member-list .tag')].some((e) => e.textContent === 'guest, muted')");
            phone.browser.snapshot("guest-muted");
            faintNowhere(phone);
            ada.with(c -> unmute(c, id));
            phone.untilTold("Ada lets Cyd speak again");
            phone.browser.until("document.querySelector('#silence.hidden')");
            phone.say("quietly");
            ada.untilHeard("Lobby", "Cyd: quietly");

            ada.with(c -> ban(c, id));
            phone.browser.until(
                    "document.querySelector('#farewell').textContent === 'You were banned. Ada banned you from this server for 24 h: Selling things.'");
            bob.untilTold("Cyd was banned by Ada for 24 h: Selling things.");
            phone.browser.click("#join");
            phone.browser.until(
                    "document.querySelector('#door-problem').textContent === 'Ada banned you from this server for 24 h: Selling things.'");
            phone.browser.snapshot("guest-banned");
            phone.assertNoComplaints();
            bob.assertNoComplaints();
        }
    }

    private static boolean mute(ChatModel chat, String id) {
        RoomModel room = chat.rooms().selectedProperty().get();
        chat.actions().mute(room, id, 10, "Let the others speak.");
        return true;
    }

    private static boolean unmute(ChatModel chat, String id) {
        chat.actions().unmute(chat.rooms().selectedProperty().get(), id);
        return true;
    }

    private static boolean ban(ChatModel chat, String id) {
        RoomModel room = chat.rooms().selectedProperty().get();
        chat.actions().ban(room, id, 24 * 60, "Selling things.", false);
        return true;
    }

    @Test
    void guestsAreDismissedInWordsAndFindNobodyAfterwards() throws Exception {
        try (var house = new OpenHouse();
                var ada = new Visitor("Ada", house.address);
                var phone = GuestPhone.phone(house.guestPort, "en").enter("Cyd")) {
            ada.untilIn("Lobby");
            house.door.close("Ada lets no guests in any more.");
            phone.browser.until(
                    "document.querySelector('#farewell').textContent === 'You were sent away. Ada lets no guests in any more.'");
            ada.untilHeard("Lobby", "Cyd was removed");
            phone.browser.snapshot("guest-dismissed");
            phone.assertNoComplaints();
            phone.browser.click("#join");
            phone.browser.until(
                    "document.querySelector('#door-problem').textContent.startsWith('Nobody answers')");
            assertEquals(house.guestPort, house.door.open(house.guestPort, true, false));
            phone.enter("Cyd");
        }
    }
}
