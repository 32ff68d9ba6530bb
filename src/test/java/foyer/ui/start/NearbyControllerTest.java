package foyer.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.NearbyModel;
import foyer.discovery.DiscoverySnapshot;
import foyer.discovery.Findings;
import foyer.discovery.Firewall;
import foyer.discovery.NearbyServer;
import foyer.discovery.NearbyServer.State;
import foyer.protocol.ServerOccupancy;
import foyer.testing.ClientModels;
import foyer.testing.UiStage;
import foyer.ui.ViewLoader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NearbyControllerTest {
    private static final NearbyServer ADA =
            near("ada", "Ada’s Foyer", "adas-laptop", 3, false, 2, State.ANSWERS, "10.0.0.5:7788");
    private static final NearbyServer CLUB =
            near(
                    "club",
                    "Chess Club",
                    "server",
                    24,
                    true,
                    41,
                    State.ANSWERS,
                    "10.0.0.9:7788",
                    "192.168.7.9:7788");
    private static final Findings ALONE =
            new Findings(
                    List.of("10.0.0.7"),
                    List.of("tun0"),
                    true,
                    false,
                    new Firewall(
                            "ufw",
                            true,
                            List.of("sudo ufw allow 7788/tcp", "sudo ufw allow 7788/udp")));

    private final List<String> went = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();
    private final NearbyModel model =
            new NearbyModel((addresses, print) -> went.add(addresses + " " + print));
    private UiStage stage;

    private static NearbyServer near(
            String key,
            String name,
            String host,
            int people,
            boolean locked,
            long millis,
            State state,
            String... addresses) {
        return new NearbyServer(
                key,
                "",
                name,
                host,
                Arrays.stream(addresses).map(NearbyControllerTest::address).toList(),
                people < 0 ? null : new ServerOccupancy(people, 1, locked),
                millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis * 1_000_000),
                state);
    }

    private static InetSocketAddress address(String text) {
        String[] parts = text.split(":");
        return new InetSocketAddress(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    private void open() {
        var client = ClientModels.idle();
        stage =
                new UiStage(
                        1000,
                        720,
                        () ->
                                new ViewLoader(
                                                Map.of(
                                                        StartController.class,
                                                        () ->
                                                                new StartController(
                                                                        client,
                                                                        () -> "Witty Otter",
                                                                        () -> false,
                                                                        this::nearby,
                                                                        this::checklist),
                                                        KnownServersController.class,
                                                        () ->
                                                                new KnownServersController(
                                                                        client, Clock.systemUTC()),
                                                        KeyMismatchController.class,
                                                        () -> new KeyMismatchController(client),
                                                        ServerPasswordController.class,
                                                        () -> new ServerPasswordController(client)))
                                        .load(StartController.class));
    }

    private Parent nearby(Runnable nobody) {
        return new ViewLoader(
                        Map.of(NearbyController.class, () -> new NearbyController(model, nobody)))
                .load(NearbyController.class);
    }

    private Parent checklist() {
        return new ViewLoader(
                        Map.of(ChecklistController.class, () -> new ChecklistController(model)))
                .load(ChecklistController.class);
    }

    private void look() {
        stage.fx(
                () ->
                        model.begin(
                                new NearbyModel.Looking() {
                                    @Override
                                    public void again() {
                                        looked.add("again");
                                    }

                                    @Override
                                    public void everywhere() {
                                        looked.add("everywhere");
                                    }
                                }));
    }

    private void hear(Findings findings, NearbyServer... servers) {
        stage.fx(() -> model.update(new DiscoverySnapshot(List.of(servers), findings, 0)));
    }

    private void pictures(String name) {
        stage.snapshot(name);
        stage.resize(480, 400);
        stage.snapshot(name + "-small");
        stage.resize(1000, 720);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aFoyerThatKeepsToItsOwnComputerShowsNothingOfIt() {
        open();
        assertFalse(stage.sees(".nearby"));
        stage.fx(model::searchTimedOut);
        assertFalse(stage.sees(".checklist"));
        assertEquals("host", stage.focused().getId());
    }

    @Test
    void itSaysThatItLooks() {
        open();
        look();
        assertTrue(stage.shows("Searching your network…"));
        assertFalse(stage.sees("#servers"));
        assertFalse(stage.sees("#nothing"));
        pictures("nearby-searching");
    }

    @Test
    void whatIsFoundIsShownWithAllThatIsKnown() {
        open();
        look();
        hear(ALONE, CLUB, ADA);
        assertTrue(stage.shows("Ada’s Foyer"));
        assertTrue(stage.shows("adas-laptop · 10.0.0.5:7788"));
        assertTrue(stage.shows("server · 10.0.0.9:7788 and 1 more"));
        assertTrue(stage.shows("41 ms"));
        assertEquals(
                "Chess Club, on server, 24 people, needs a password, 41 milliseconds, at"
                        + " 10.0.0.9:7788 and 192.168.7.9:7788",
                stage.on(() -> cell("Chess Club").getAccessibleText()));
        pictures("nearby-found");
    }

    @Test
    void oneClickGoesIn() {
        open();
        look();
        hear(ALONE, CLUB, ADA);
        stage.click("Chess Club");
        assertEquals(List.of("[10.0.0.9:7788, 192.168.7.9:7788] "), went);
    }

    @Test
    void theKeyboardGoesInAndWhatIsChosenStaysSoWhileFiguresChange() {
        open();
        look();
        hear(ALONE, CLUB, ADA);
        stage.fx(() -> stage.find("#servers").requestFocus());
        stage.press(KeyCode.DOWN);
        hear(
                ALONE,
                CLUB,
                near(
                        "ada",
                        "Ada’s Foyer",
                        "adas-laptop",
                        9,
                        false,
                        7,
                        State.ANSWERS,
                        "10.0.0.5:7788"));
        stage.press(KeyCode.ENTER);
        assertEquals(List.of("[10.0.0.5:7788] "), went);
    }

    @Test
    void oneThatIsGoneIsGreyAndCannotBeEntered() {
        open();
        look();
        hear(
                ALONE,
                near(
                        "ada",
                        "Ada’s Foyer",
                        "adas-laptop",
                        3,
                        false,
                        -1,
                        State.GONE,
                        "10.0.0.5:7788"),
                near("bob", "Bob’s Foyer", "", 1, false, -1, State.SILENT, "10.0.0.6:7788"));
        stage.click("Ada’s Foyer");
        assertEquals(List.of(), went);
        assertTrue(stage.shows("adas-laptop · offline"));
        assertTrue(stage.shows("not responding (firewall?)"));
        pictures("nearby-gone");
    }

    @Test
    void whenNobodyIsFoundTheReasonsAreLookedAtAndTheAddressHasTheFocus() {
        open();
        look();
        hear(ALONE);
        assertEquals("host", stage.focused().getId());
        stage.fx(model::searchTimedOut);
        assertEquals("address", stage.focused().getId());
        assertTrue(stage.shows("Your address is 10.0.0.7."));
        assertTrue(stage.shows("A VPN (tun0) is on."));
        assertTrue(stage.shows("sudo ufw allow 7788/tcp"));
        pictures("nearby-nothing");
    }

    @Test
    void theChecklistStaysTrueWhileItIsShown() {
        open();
        look();
        stage.fx(model::searchTimedOut);
        assertTrue(stage.shows("This computer isn’t on a network."));
        hear(new Findings(List.of("10.0.0.7"), List.of(), true, true, Firewall.NONE));
        assertTrue(stage.shows("Your address is 10.0.0.7."));
        assertTrue(stage.shows("Another Foyer was found, but it isn’t hosting."));
        assertTrue(stage.shows("No VPN detected."));
        hear(ALONE, ADA);
        assertFalse(stage.sees("#nothing"));
        assertTrue(stage.shows("Ada’s Foyer"));
    }

    @Test
    void whoTypesTheirNameKeepsTheFocusWhenNobodyIsFound() {
        open();
        look();
        stage.click("#name");
        stage.fx(model::searchTimedOut);
        assertEquals("name", stage.focused().getId());
    }

    @Test
    void theButtonsAreForAnotherLookAndForTryingEveryAddress() {
        open();
        look();
        stage.fx(model::searchTimedOut);
        stage.click("#again");
        stage.fx(() -> ((javafx.scene.control.Button) stage.find("#scan")).fire());
        assertEquals(List.of("again", "everywhere"), looked);
        stage.fx(() -> model.update(new DiscoverySnapshot(List.of(), ALONE, 200)));
        assertTrue(stage.shows("200 addresses left"));
        assertTrue(stage.find("#scan").isDisabled());
    }

    private Node cell(String name) {
        Node at = stage.find(name);
        while (!(at instanceof ListCell<?>)) {
            at = at.getParent();
        }
        return at;
    }
}
