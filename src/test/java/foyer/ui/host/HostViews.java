package foyer.ui.host;

import foyer.ui.ChatModelFixture;
import foyer.ui.ViewRobot;
import java.time.ZoneOffset;

/// Opens the host's panel.
final class HostViews {
    private HostViews() {}

    /// @param before is done on the UI thread before it is shown
    static ViewRobot open(ChatModelFixture chat, Runnable before, Runnable close) {
        return ViewRobot.open(
                HostController.class,
                () -> {
                    before.run();
                    return new HostController(chat.model.hostModel(), ZoneOffset.UTC, close);
                },
                480,
                700);
    }

    /// @param addresses where the server is reached
    static ViewRobot open(ChatModelFixture chat, String... addresses) {
        return open(chat, () -> chat.model.hostModel().addresses().setAll(addresses), () -> {});
    }
}
