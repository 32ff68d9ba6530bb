package foyer.ui;

import foyer.client.Notifier;
import javafx.stage.Stage;

/// Shows the server's name in a window's title, and the unread count there and on its icon. UI
/// thread.
final class WindowTitle {
    private final Stage stage;
    private final Notifier notifier;
    private String server = "";

    WindowTitle(Stage stage, Notifier notifier) {
        this.stage = stage;
        this.notifier = notifier;
        AppIcon.addTo(stage);
        notifier.unreadProperty().subscribe(_ -> show());
        notifier.unreadProperty()
                .map(count -> Badge.text(count.intValue()))
                .addListener((_, _, text) -> AppIcon.show(stage, text));
    }

    /// @param name empty for the start view
    void setServer(String name) {
        server = name;
        show();
    }

    private void show() {
        int unread = notifier.unreadProperty().get();
        stage.setTitle(
                (unread == 0 ? "" : "(" + unread + ") ")
                        + (server.isEmpty() ? "Foyer" : server + " – Foyer"));
    }
}
