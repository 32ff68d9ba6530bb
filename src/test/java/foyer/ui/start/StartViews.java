package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.ui.ViewRobot;
import java.time.Clock;
import java.util.Map;

/// The start view with all that stands in it.
final class StartViews {
    private StartViews() {}

    static ViewRobot open(ClientModel client, double height) {
        return ViewRobot.open(
                StartController.class,
                Map.of(
                        StartController.class,
                        () -> new StartController(client, () -> "Witty Otter"),
                        KnownServersController.class,
                        () -> new KnownServersController(client, Clock.systemUTC()),
                        KeyMismatchController.class,
                        () -> new KeyMismatchController(client),
                        ServerPasswordController.class,
                        () -> new ServerPasswordController(client)),
                1000,
                height);
    }
}
