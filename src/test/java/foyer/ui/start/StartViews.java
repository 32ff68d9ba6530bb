package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.ui.ViewRobot;
import java.time.Clock;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Opens the start view without nearby servers.
public final class StartViews {
    private StartViews() {}

    static ViewRobot open(ClientModel client, double height) {
        return ViewRobot.open(
                StartController.class,
                Map.of(
                        StartController.class,
                        () -> controller(client),
                        KnownServersController.class,
                        () -> new KnownServersController(client, Clock.systemUTC()),
                        KeyMismatchController.class,
                        () -> new KeyMismatchController(client),
                        ServerPasswordController.class,
                        () -> new ServerPasswordController(client)),
                1000,
                height);
    }

    public static StartController controller(ClientModel client) {
        return new StartController(
                client,
                () -> "Witty Otter",
                () -> false,
                _ -> hiddenView(),
                StartViews::hiddenView);
    }

    private static Parent hiddenView() {
        var view = new VBox();
        view.setVisible(false);
        return view;
    }
}
