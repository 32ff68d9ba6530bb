package foyer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.InvitationModel;
import foyer.testing.Browser;
import foyer.testing.ConnectedClient;
import foyer.testing.RawClient;
import foyer.testing.RecordingProxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The secrets of a guest stay in the browser, on a network where others listen.
class GuestSecretsTest {
    private static final String STORED =
            "return Object.entries(localStorage).map(([k, v]) => k + '=' + v)";

    @BeforeAll
    static void needsBrowser() {
        Browser.orSkip();
    }

    @Test
    void listenerLearnsNothingThatSignsIn() throws Exception {
        try (var house = new GuestServerFixture();
                var listener = new RecordingProxy(house.guestPort);
                var phone = GuestBrowser.phone(listener.port(), "en").enter("Cyd")) {
            phone.say("hello");
            phone.untilSees("hello");
            List<String> secrets =
                    phone.browser.list(STORED).stream()
                            .filter(each -> each.matches(".*[.](key|seed)=.*"))
                            .map(each -> each.replaceFirst(".*=", ""))
                            .toList();
            assertEquals(1, secrets.size(), "the page stores one secret");
            assertTrue(listener.heard().contains("hello"), "nothing was recorded");
            assertFalse(listener.heard().contains(secrets.getFirst()), "the key was sent");
            String hello =
                    listener.sent().stream()
                            .filter(each -> each.contains("\"hello\""))
                            .findFirst()
                            .orElseThrow();
            assertTrue(
                    answer(house.guestPort, hello).contains("\"invalid\""),
                    "a recorded hello signs in");
            phone.assertNoComplaints();
        }
    }

    @Test
    void listenerLearnsNoPasswordAndNoToken() throws Exception {
        try (var house = GuestServerFixture.locked("open sesame");
                var host = new ConnectedClient("Host", GuestServerFixture.HOST, house.address);
                var listener = new RecordingProxy(house.guestPort)) {
            host.untilIn("Lobby");
            host.with(
                    chat -> {
                        chat.invitation().request(InvitationModel.Access.ONCE);
                        return true;
                    });
            host.until("there is a token", c -> !c.invitation().tokenProperty().get().isEmpty());
            String token = host.with(c -> c.invitation().tokenProperty().get());
            try (var desk = GuestBrowser.desktop(listener.port(), "Lobby&t=" + token)) {
                desk.enter("Cyd");
                desk.assertNoComplaints();
            }
            try (var phone = GuestBrowser.phone(listener.port(), "en")) {
                phone.browser.click("#join");
                phone.browser.until("document.activeElement.id === 'password'");
                long start = System.nanoTime();
                phone.browser.type("open sesame" + Browser.ENTER);
                phone.browser.until("document.querySelector('#title').textContent === 'Lobby'");
                System.out.println(
                        "measured: the guest page proves a password in "
                                + (System.nanoTime() - start) / 1_000_000
                                + " ms");
                phone.assertNoComplaints();
            }
            assertTrue(listener.heard().contains("\"hello\""), "nothing was recorded");
            assertFalse(listener.heard().contains("open sesame"), "the password was sent");
            assertFalse(listener.heard().contains(token), "the token was sent");
        }
    }

    /// What the server answers to a hello on a new connection.
    private static String answer(int port, String hello) throws Exception {
        try (var client = RawClient.connect(port)) {
            String host = "127.0.0.1:" + port;
            client.write(RawClient.handshake(host, "Origin: http://" + host + "\r\n"));
            assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
            assertTrue(client.read().text().contains("\"challenge\""));
            client.write(RawClient.frame(RawClient.TEXT, hello.getBytes(StandardCharsets.UTF_8)));
            return client.read().text();
        }
    }

    @Test
    void storageOfAnEarlierPageIsTakenOverWithoutItsKey() throws Exception {
        try (var house = new GuestServerFixture();
                var phone = GuestBrowser.phone(house.guestPort, "en")) {
            phone.browser.run(
                    "localStorage.clear(); localStorage.setItem('foyer.key',"
                            + " 'an-old-key-of-many-characters'); localStorage.setItem('foyer.name',"
                            + " 'Wayan'); return 0");
            phone.reload();
            assertEquals(
                    "Wayan", phone.browser.text("return document.getElementById('name').value"));
            List<String> stored = phone.browser.list(STORED);
            assertTrue(
                    stored.stream().allMatch(each -> each.startsWith("foyer.k7f2m4qz.")),
                    stored.toString());
        }
    }
}
