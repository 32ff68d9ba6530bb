package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foyer.client.NearbyModel;
import foyer.client.SwitcherModel;
import foyer.commands.SlashCommand;
import foyer.model.RoomModel;
import foyer.protocol.Event;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.protocol.Schedule;
import foyer.testing.ClientModels;
import foyer.ui.about.AboutController;
import foyer.ui.connection.ConnectionController;
import foyer.ui.export.ExportController;
import foyer.ui.help.ShortcutsController;
import foyer.ui.host.HostController;
import foyer.ui.invite.InviteController;
import foyer.ui.name.NameChangeController;
import foyer.ui.search.SearchController;
import foyer.ui.settings.SettingsController;
import foyer.ui.start.ChecklistController;
import foyer.ui.start.KeyMismatchController;
import foyer.ui.start.KnownServersController;
import foyer.ui.start.NearbyController;
import foyer.ui.start.ServerPasswordController;
import foyer.ui.start.StartController;
import foyer.ui.start.StartViews;
import foyer.ui.switcher.SwitcherController;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class EveryControlHasANameTest {
    private static final ChatModelFixture CHAT = ChatModelFixture.welcomed(Role.HOST);

    static Stream<Arguments> views() {
        var client = ClientModels.idle();
        return Stream.of(
                Arguments.of(
                        StartController.class,
                        Map.<Class<?>, Supplier<?>>of(
                                StartController.class,
                                () -> StartViews.controller(client),
                                KnownServersController.class,
                                () -> new KnownServersController(client, Clock.systemUTC()),
                                KeyMismatchController.class,
                                () -> new KeyMismatchController(client),
                                ServerPasswordController.class,
                                () -> new ServerPasswordController(client))),
                view(
                        InviteController.class,
                        () -> new InviteController(CHAT.model.invitation(), () -> {})),
                view(NearbyController.class, () -> new NearbyController(nearbyModel(), () -> {})),
                view(ChecklistController.class, () -> new ChecklistController(nearbyModel())),
                view(
                        SettingsController.class,
                        () ->
                                new SettingsController(
                                        client, () -> null, "Foyer", _ -> new VBox(), () -> {})),
                view(AboutController.class, () -> new AboutController("Foyer", () -> "", () -> {})),
                view(
                        ShortcutsController.class,
                        () ->
                                new ShortcutsController(
                                        List.of(SlashCommand.values()), _ -> new VBox(), () -> {})),
                view(
                        SearchController.class,
                        () ->
                                new SearchController(
                                        CHAT.model, Clock.systemUTC(), () -> {}, () -> {})),
                view(
                        SwitcherController.class,
                        () ->
                                new SwitcherController(
                                        new SwitcherModel(client.sessions(), CHAT.model),
                                        client.sessions(),
                                        () -> {})),
                view(
                        ExportController.class,
                        () ->
                                new ExportController(
                                        CHAT.model,
                                        room(),
                                        ZoneOffset.UTC,
                                        _ -> null,
                                        Runnable::run,
                                        Runnable::run,
                                        () -> {})),
                view(
                        NameChangeController.class,
                        () -> new NameChangeController(CHAT.model.nameChange(), () -> {})),
                view(
                        ConnectionController.class,
                        () -> new ConnectionController(CHAT.model, () -> {}, () -> {})),
                view(
                        HostController.class,
                        () -> {
                            CHAT.model.hostModel().addresses().setAll("192.168.1.20:7788");
                            CHAT.hear(new Event.Schedules(List.of(new Schedule(1, "Tea", 10))));
                            return new HostController(
                                    CHAT.model.hostModel(), ZoneOffset.UTC, () -> {});
                        }));
    }

    private static RoomModel room() {
        CHAT.hear(new Event.RoomOpened(new RoomInfo("lobby", "", "", 1, null, null)));
        return CHAT.model.rooms().rooms().getFirst();
    }

    private static NearbyModel nearbyModel() {
        var model = new NearbyModel((_, _) -> {});
        model.begin(NearbyModel.Looking.NOWHERE);
        model.searchTimedOut();
        return model;
    }

    private static <C> Arguments view(Class<C> controller, Supplier<C> maker) {
        return Arguments.of(controller, Map.of(controller, maker));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void focusableControlHasAccessibleName(Class<?> controller, Map<Class<?>, Supplier<?>> makers) {
        ViewRobot view = ViewRobot.open(controller, makers, 480, 640);
        try {
            List<Control> controls = new ArrayList<>();
            view.stage().fx(() -> collect(view.stage().find(".root"), controls));
            assertFalse(controls.isEmpty());
            assertEquals(
                    List.of(),
                    controls.stream().filter(control -> name(control).isBlank()).toList());
        } finally {
            view.stage().close();
        }
    }

    private static void collect(Node node, List<Control> into) {
        if (node instanceof Control control
                && control.isFocusTraversable()
                && !(control instanceof ScrollPane)) {
            into.add(control);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static String name(Control control) {
        if (control.getAccessibleText() != null) {
            return control.getAccessibleText();
        }
        return control instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText()
                : "";
    }
}
