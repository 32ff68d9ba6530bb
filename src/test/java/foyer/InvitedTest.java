package foyer;

import static foyer.Traveller.chat;
import static foyer.Traveller.isIn;
import static foyer.Traveller.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.ServerAddress;
import foyer.protocol.ShortCode;
import foyer.settings.Settings;
import foyer.state.ChatModel;
import foyer.state.Invitation;
import foyer.testing.Keys;
import foyer.testing.Visitor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever was given a link or told a code, at real servers.
class InvitedTest {
    @TempDir private Path folder;
    private Traveller cara;

    @BeforeEach
    void start() {
        cara = new Traveller(new Settings("Cara", "c".repeat(26), ""), folder);
    }

    @AfterEach
    void end() {
        cara.close();
    }

    private String linkOfTheHost(RunningServer server) {
        var address = new ServerAddress("127.0.0.1", server.port());
        try (var host = new Visitor("Host", Keys.of("Host"), address)) {
            host.untilIn("Lobby");
            host.with(chat -> chat.hostDesk().setPassword("open sesame"));
            host.until("it is locked", c -> c.invitation().mayGivePassProperty().get());
            host.with(
                    chat -> {
                        chat.invitation().give(Invitation.Pass.ONCE);
                        return true;
                    });
            host.until("there is a pass", c -> link(c).contains("&t="));
            return host.with(InvitedTest::link);
        }
    }

    private static String link(ChatModel chat) {
        return chat.invitation().linkProperty().get();
    }

    @Test
    void aLinkForOneLetsTheFirstInWithoutThePasswordAndAsksTheSecond() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        String link = linkOfTheHost(tea);
        cara.run(() -> cara.entrance.go(link));
        cara.until(
                "inside",
                () -> cara.visits.all().size() == 1 && isIn(cara.visits.all().getFirst()));
        cara.quit();
        cara.saved = new Settings("Dan", "d".repeat(26), "");
        cara.start();
        cara.run(() -> cara.entrance.go(link));
        cara.until("they are asked", () -> cara.entrance.password().askedProperty().get() != null);
        assertTrue(
                cara.on(() -> cara.entrance.password().problemProperty().get())
                        .contains("used already"));
        cara.run(() -> cara.entrance.give("open sesame"));
        cara.until(
                "inside, too",
                () -> cara.visits.all().size() == 1 && isIn(cara.visits.all().getFirst()));
    }

    @Test
    void aLinkThatIsClickedOnTheWayElsewhereLeadsThereAtOnce() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            cara.run(() -> cara.entrance.go("127.0.0.1:" + silent.getLocalPort()));
            cara.run(
                    () ->
                            cara.entrance.go(
                                    "foyer://127.0.0.1:%d/#fp=%s"
                                            .formatted(tea.port(), tea.print())));
            cara.until(
                    "inside",
                    () -> cara.visits.all().size() == 1 && isIn(cara.visits.all().getFirst()));
            assertNotNull(cara.saved.known(tea.print()));
        }
    }

    @Test
    void aCodeThatWasSaidAloudLeadsToTheOneNearAndIsRefusedInWordsOtherwise() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        String code = ShortCode.of(tea.print());
        String typed = code.toLowerCase().replace("-", " ");
        cara.run(() -> cara.entrance.go(typed));
        assertEquals(
                "Nobody near you has the code %s. Is the other computer on the same network?"
                        .formatted(code),
                cara.on(() -> cara.entrance.problemProperty().get()));
        cara.near.add(sighting(tea));
        cara.near.add(sighting(tea));
        cara.run(() -> cara.entrance.go(typed));
        assertTrue(
                cara.on(() -> cara.entrance.problemProperty().get())
                        .startsWith("Several servers near you"));
        cara.near.removeLast();
        cara.run(() -> cara.entrance.go(typed));
        cara.until(
                "they are there",
                () -> cara.visits.all().size() == 1 && isIn(cara.visits.all().getFirst()));
        assertNotNull(cara.saved.known(tea.print()));
        assertEquals(
                List.of(new ServerAddress("127.0.0.1", tea.port()).toString()),
                cara.saved.known(tea.print()).addresses());
    }
}
