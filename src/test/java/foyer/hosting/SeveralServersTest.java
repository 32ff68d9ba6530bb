package foyer.hosting;

import static foyer.hosting.MultiServerClient.chat;
import static foyer.hosting.MultiServerClient.isIn;
import static foyer.hosting.MultiServerClient.lobby;
import static foyer.hosting.MultiServerClient.said;
import static foyer.hosting.MultiServerClient.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ServerSession;
import foyer.model.ConnectionModel.Status;
import foyer.settings.KnownServer;
import foyer.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One client at several real servers, before and after a restart.
class SeveralServersTest {
    @TempDir private Path folder;
    private MultiServerClient cara;

    @BeforeEach
    void start() {
        cara = new MultiServerClient(new Settings("Cara", "c".repeat(26), ""), folder);
    }

    @AfterEach
    void end() {
        cara.close();
    }

    @Test
    void lastJoinedOfTwoServersIsShown() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        ServerSession first = cara.go(tea);
        ServerSession second = cara.go(chess);
        assertEquals(
                List.of("Tea", "Chess"),
                cara.on(() -> cara.sessions.all().stream().map(ServerSession::title).toList()));
        assertSame(second, cara.on(() -> cara.sessions.shownProperty().get()));
        cara.on(() -> chat(first).messaging().send(lobby(first), "in the other one"));
        cara.until("it is stored", () -> said(first).equals(List.of("in the other one")));
        cara.run(() -> cara.client.joinTyped("127.0.0.1:" + tea.port()));
        assertSame(
                first,
                cara.on(() -> cara.sessions.shownProperty().get()),
                "one server is visited once");
        assertEquals(2, cara.on(() -> cara.sessions.all().size()));
    }

    @Test
    void restartRestoresSessionsWithHistoryAndNames() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        ServerSession first = cara.go(tea);
        cara.go(chess);
        cara.on(
                () -> {
                    chat(first).nameChange().proposedProperty().set("Cara of Tea");
                    chat(first).nameChange().submit();
                    return true;
                });
        cara.on(() -> chat(first).messaging().send(lobby(first), "hello"));
        cara.until("it is stored", () -> said(first).equals(List.of("hello")));
        cara.restart();
        cara.until(
                "both are there",
                () -> cara.sessions.all().stream().filter(v -> isIn(v)).count() == 2);
        ServerSession again =
                cara.on(
                        () ->
                                cara.sessions.all().stream()
                                        .filter(v -> v.title().equals("Tea"))
                                        .findAny()
                                        .get());
        assertEquals(List.of("hello"), cara.on(() -> said(again)));
        assertEquals("Cara of Tea", cara.on(() -> chat(again).meProperty().get().name()));
    }

    @Test
    void unreachableServerIsShownAndRetried() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        ServerSession first = cara.go(tea);
        cara.on(() -> chat(first).messaging().send(lobby(first), "hello"));
        cara.until("it is stored", () -> said(first).equals(List.of("hello")));
        cara.quit();
        cara.stop(tea, "", 0);
        cara.start();
        cara.run(() -> cara.sessions.restore());
        ServerSession again = cara.on(() -> cara.sessions.all().getFirst());
        cara.until(
                "what was said is seen",
                () -> chat(again) != null && said(again).contains("hello"));
        cara.until(
                "it is said that it is not there",
                () -> chat(again).connection().statusProperty().get() instanceof Status.Lost);
        cara.on(() -> chat(again).messaging().send(lobby(again), "written meanwhile"));
        cara.serve("Tea", tea.port());
        cara.until("it is there", () -> said(again).equals(List.of("hello", "written meanwhile")));
    }

    @Test
    void movedServerIsFoundByItsKey() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        ServerSession session = cara.go(tea);
        cara.stop(tea, "", 1);
        cara.until(
                "it is lost",
                () -> chat(session).connection().statusProperty().get() instanceof Status.Lost);
        RunningServer moved = cara.serve("Tea", 0);
        cara.run(() -> cara.sessions.addSeenAddresses(List.of(sighting(moved))));
        cara.until("they are back", () -> isIn(session));
        assertEquals(
                "127.0.0.1:" + moved.port(),
                cara.on(() -> chat(session).connection().reachedAtProperty().get()));
    }

    @Test
    void closedBackgroundServerShowsItWhenOpened() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        ServerSession first = cara.go(tea);
        ServerSession second = cara.go(chess);
        cara.stop(tea, "Tea is over.", 0);
        cara.until("its end is known", () -> first.endProperty().get() != null);
        assertSame(second, cara.on(() -> cara.sessions.shownProperty().get()));
        cara.run(() -> cara.sessions.show(first));
        assertNull(cara.on(() -> cara.sessions.shownProperty().get()));
        assertEquals("Tea is over.", cara.on(() -> cara.client.problemProperty().get()));
        assertEquals(List.of(second), cara.on(() -> List.copyOf(cara.sessions.all())));
    }

    @Test
    void leftServerStaysKnownButIsNotRejoined() throws Exception {
        ServerSession session = cara.go(cara.serve("Tea", 0));
        cara.run(() -> cara.sessions.leave(session));
        cara.restart();
        assertEquals(List.of(), cara.on(() -> List.copyOf(cara.sessions.all())));
        KnownServer known = cara.on(() -> cara.client.profile().hosts().getFirst());
        assertEquals("Tea", known.name());
        cara.run(() -> cara.sessions.open(known));
        cara.until("they are there", () -> isIn(cara.sessions.all().getFirst()));
    }

    @Test
    void forgottenServerLeavesNoTrace() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        ServerSession session = cara.go(tea);
        cara.on(() -> chat(session).messaging().send(lobby(session), "hello"));
        cara.until("it is stored", () -> said(session).equals(List.of("hello")));
        Path soup = Files.write(folder.resolve("soup.bin"), new byte[9]);
        cara.run(
                () -> {
                    chat(session).attachments().add(lobby(session), soup, "soup.bin");
                    chat(session)
                            .attachments()
                            .paste(lobby(session), () -> new byte[9], "picture.png");
                });
        assertEquals(1, pasted().size());
        cara.run(() -> cara.sessions.forget(cara.client.profile().hosts().getFirst()));
        assertEquals(List.of(), cara.on(() -> List.copyOf(cara.client.profile().hosts())));
        cara.until("that is written down", () -> cara.saved.known(tea.fingerprint()) == null);
        assertEquals(List.of(), cara.clientStore.load(tea.fingerprint()).rooms());
        assertEquals(List.of(), cara.clientStore.load(tea.fingerprint()).attachments());
        cara.until("its pasted files are deleted", () -> pasted().isEmpty());
        assertTrue(Files.exists(soup));
    }

    private List<String> pasted() {
        return List.of(Objects.requireNonNull(folder.resolve("pasted").toFile().list()));
    }

    @Test
    void favouritesComeFirst() throws Exception {
        cara.go(cara.serve("Tea", 0));
        cara.go(cara.serve("Chess", 0));
        assertEquals(List.of("Chess", "Tea"), known());
        cara.run(
                () ->
                        cara.client
                                .profile()
                                .setFavourite(cara.client.profile().hosts().getLast(), true));
        assertEquals(List.of("Tea", "Chess"), known());
        cara.restart();
        assertEquals(List.of("Tea", "Chess"), known());
    }

    private List<String> known() {
        return cara.on(
                () -> cara.client.profile().hosts().stream().map(KnownServer::name).toList());
    }
}
