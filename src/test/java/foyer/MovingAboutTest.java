package foyer;

import static foyer.Traveller.chat;
import static foyer.Traveller.isIn;
import static foyer.Traveller.lobby;
import static foyer.Traveller.said;
import static foyer.Traveller.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import foyer.settings.KnownHost;
import foyer.settings.Settings;
import foyer.state.ConnectionModel.Status;
import foyer.state.Visit;
import foyer.transfer.FileDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person at several real servers at a time, who goes and comes back.
class MovingAboutTest {
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

    @Test
    void somebodyIsAtTwoServersAtATimeAndLooksAtTheLast() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        Visit first = cara.go(tea);
        Visit second = cara.go(chess);
        assertEquals(
                List.of("Tea", "Chess"),
                cara.on(() -> cara.visits.all().stream().map(Visit::title).toList()));
        assertSame(second, cara.on(() -> cara.visits.shownProperty().get()));
        cara.on(() -> chat(first).talking().say(lobby(first), "in the other one"));
        cara.until("it is stored", () -> said(first).equals(List.of("in the other one")));
        cara.run(() -> cara.entrance.go("127.0.0.1:" + tea.port()));
        assertSame(
                first,
                cara.on(() -> cara.visits.shownProperty().get()),
                "one server is visited once");
        assertEquals(2, cara.on(() -> cara.visits.all().size()));
    }

    @Test
    void afterANewStartTheyAreBackEverywhereWithWhatWasSaidAndUnderTheirNameThere()
            throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        Visit first = cara.go(tea);
        cara.go(chess);
        cara.on(
                () -> {
                    chat(first).nameChange().proposedProperty().set("Cara of Tea");
                    chat(first).nameChange().submit();
                    return true;
                });
        cara.on(() -> chat(first).talking().say(lobby(first), "hello"));
        cara.until("it is stored", () -> said(first).equals(List.of("hello")));
        cara.restart();
        cara.until(
                "both are there",
                () -> cara.visits.all().stream().filter(v -> isIn(v)).count() == 2);
        Visit again =
                cara.on(
                        () ->
                                cara.visits.all().stream()
                                        .filter(v -> v.title().equals("Tea"))
                                        .findAny()
                                        .get());
        assertEquals(List.of("hello"), cara.on(() -> said(again)));
        assertEquals("Cara of Tea", cara.on(() -> chat(again).meProperty().get().name()));
    }

    @Test
    void aServerThatIsNotThereIsSeenAsItWasAndTriedUntilItIs() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        Visit first = cara.go(tea);
        cara.on(() -> chat(first).talking().say(lobby(first), "hello"));
        cara.until("it is stored", () -> said(first).equals(List.of("hello")));
        cara.quit();
        cara.stop(tea, "", 0);
        cara.start();
        cara.run(() -> cara.visits.goBack());
        Visit again = cara.on(() -> cara.visits.all().getFirst());
        cara.until(
                "what was said is seen",
                () -> chat(again) != null && said(again).contains("hello"));
        cara.until(
                "it is said that it is not there",
                () -> chat(again).connection().statusProperty().get() instanceof Status.Lost);
        cara.on(() -> chat(again).talking().say(lobby(again), "written meanwhile"));
        cara.serve("Tea", tea.port());
        cara.until("it is there", () -> said(again).equals(List.of("hello", "written meanwhile")));
    }

    @Test
    void aServerThatMovedIsFoundAgainByItsKeyWhenItIsSeenNear() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        Visit visit = cara.go(tea);
        cara.stop(tea, "", 1);
        cara.until(
                "it is lost",
                () -> chat(visit).connection().statusProperty().get() instanceof Status.Lost);
        RunningServer moved = cara.serve("Tea", 0);
        cara.run(() -> cara.visits.seen(List.of(sighting(moved))));
        cara.until("they are back", () -> isIn(visit));
        assertEquals(
                "127.0.0.1:" + moved.port(),
                cara.on(() -> chat(visit).connection().reachedAtProperty().get()));
    }

    @Test
    void aServerThatClosesWhileOneLooksElsewhereSaysSoWhenOneLooksThere() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        RunningServer chess = cara.serve("Chess", 0);
        Visit first = cara.go(tea);
        Visit second = cara.go(chess);
        cara.stop(tea, "Tea is over.", 0);
        cara.until("its end is known", () -> first.endProperty().get() != null);
        assertSame(second, cara.on(() -> cara.visits.shownProperty().get()));
        cara.run(() -> cara.visits.show(first));
        assertNull(cara.on(() -> cara.visits.shownProperty().get()));
        assertEquals("Tea is over.", cara.on(() -> cara.entrance.problemProperty().get()));
        assertEquals(List.of(second), cara.on(() -> List.copyOf(cara.visits.all())));
    }

    @Test
    void whoLeavesAServerDoesNotGoBackThereByThemselvesButStillKnowsIt() throws Exception {
        Visit visit = cara.go(cara.serve("Tea", 0));
        cara.run(() -> cara.visits.leave(visit));
        cara.restart();
        assertEquals(List.of(), cara.on(() -> List.copyOf(cara.visits.all())));
        KnownHost known = cara.on(() -> cara.entrance.profile().hosts().getFirst());
        assertEquals("Tea", known.name());
        cara.run(() -> cara.visits.open(known));
        cara.until("they are there", () -> isIn(cara.visits.all().getFirst()));
    }

    @Test
    void aServerThatIsForgottenIsNotKnownAndNothingOfItIsRemembered() throws Exception {
        RunningServer tea = cara.serve("Tea", 0);
        Visit visit = cara.go(tea);
        cara.on(() -> chat(visit).talking().say(lobby(visit), "hello"));
        cara.until("it is stored", () -> said(visit).equals(List.of("hello")));
        Path soup = Files.write(folder.resolve("soup.bin"), new byte[9]);
        var forgotten = new ArrayList<Path>();
        cara.run(
                () -> {
                    Path cache = folder.resolve("fetched");
                    chat(visit).serve(new FileDesk(cache, folder, Runnable::run, Runnable::run));
                    chat(visit).choosing().choose(lobby(visit), soup, "soup.bin");
                    cara.visits.onForgotten(forgotten::addAll);
                });
        cara.run(() -> cara.visits.forget(cara.entrance.profile().hosts().getFirst()));
        assertEquals(List.of(), cara.on(() -> List.copyOf(cara.entrance.profile().hosts())));
        cara.until("that is written down", () -> cara.saved.known(tea.print()) == null);
        assertEquals(List.of(), cara.memory.recall(tea.print()).rooms());
        assertEquals(List.of(), cara.memory.recall(tea.print()).chosen());
        cara.until("its files are told", () -> forgotten.equals(List.of(soup)));
    }

    @Test
    void favouritesAreOnTopOfTheLast() throws Exception {
        cara.go(cara.serve("Tea", 0));
        cara.go(cara.serve("Chess", 0));
        assertEquals(List.of("Chess", "Tea"), known());
        cara.run(
                () ->
                        cara.entrance
                                .profile()
                                .setFavourite(cara.entrance.profile().hosts().getLast(), true));
        assertEquals(List.of("Tea", "Chess"), known());
        cara.restart();
        assertEquals(List.of("Tea", "Chess"), known());
    }

    private List<String> known() {
        return cara.on(
                () -> cara.entrance.profile().hosts().stream().map(KnownHost::name).toList());
    }
}
