package foyer.ui.start;

import foyer.state.Entrance;
import foyer.ui.ViewRobot;
import java.time.Clock;
import java.util.Map;

/// The start view with all that stands in it.
final class StartViews {
    private StartViews() {}

    static ViewRobot open(Entrance entrance, double height) {
        return ViewRobot.open(
                StartController.class,
                Map.of(
                        StartController.class,
                        () -> new StartController(entrance, () -> "Witty Otter"),
                        KnownController.class,
                        () -> new KnownController(entrance, Clock.systemUTC()),
                        OtherKeyController.class,
                        () -> new OtherKeyController(entrance),
                        PasswordController.class,
                        () -> new PasswordController(entrance)),
                1000,
                height);
    }
}
