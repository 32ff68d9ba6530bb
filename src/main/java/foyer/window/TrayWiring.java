package foyer.window;

import foyer.client.ClientModel;
import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.tray.MenuStructs.Pixels;
import foyer.tray.Tray;
import foyer.tray.TrayMenuItem;
import foyer.ui.AppIcon;
import foyer.ui.LeaveConfirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Shows the tray entry while the user hosts, or always if they chose so. Loads no tray class
/// before that. UI thread; calls to the desktop block on a background thread.
final class TrayWiring {
    private static final int[] SIZES = {16, 32, 48};
    private static final Duration UPDATE_INTERVAL = Duration.seconds(2);

    private final ClientModel client;
    private final @Nullable String bus;
    private final Runnable open;
    private final Runnable quit;
    private final Executor ui;
    private final ExecutorService trayThread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foyer-tray").daemon().factory());
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final Timeline updates = new Timeline(new KeyFrame(UPDATE_INTERVAL, _ -> updateMenu()));
    private @Nullable Tray tray;
    private boolean requested;
    private String shownText = "";

    /// @param bus address of the session bus; null if the system has none
    /// @param open shows the window
    /// @param quit ends the program
    TrayWiring(
            ClientModel client, @Nullable String bus, Runnable open, Runnable quit, Executor ui) {
        this.client = client;
        this.bus = bus;
        this.open = open;
        this.quit = quit;
        this.ui = ui;
        updates.setCycleCount(Animation.INDEFINITE);
    }

    /// Whether the tray entry is shown, so that the window may be hidden.
    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Starts to follow the sessions and preferences.
    void start() {
        client.sessions().all().subscribe(this::update);
        client.profile()
                .preferencesProperty()
                .map(preferences -> preferences.desktop().tray())
                .subscribe(_ -> update());
    }

    private @Nullable ServerSession hosted() {
        return client.sessions().all().stream()
                .filter(ServerSession::isHosted)
                .findFirst()
                .orElse(null);
    }

    private void update() {
        boolean wanted =
                bus != null
                        && (hosted() != null
                                || client.profile().preferencesProperty().get().desktop().tray());
        if (wanted && !requested) {
            requested = true;
            List<Pixels> icons = icons();
            trayThread.execute(
                    () -> {
                        Tray opened =
                                Tray.open(
                                        bus,
                                        icons,
                                        () -> ui.execute(open),
                                        () -> ui.execute(this::onLost));
                        ui.execute(() -> onOpened(opened));
                    });
        } else if (!wanted && requested) {
            leave();
        }
        updateMenu();
    }

    private void onOpened(@Nullable Tray opened) {
        if (opened != null && !requested) {
            trayThread.execute(opened::close);
            return;
        }
        tray = opened;
        shownText = "";
        shown.set(opened != null);
        if (opened != null) {
            updateMenu();
            updates.play();
        }
    }

    /// Shows the window if the tray entry disappears, because it may be the only way to reach
    /// Foyer.
    private void onLost() {
        boolean wasShown = shown.get();
        leave();
        if (wasShown) {
            open.run();
        }
    }

    private void leave() {
        Tray leaving = tray;
        tray = null;
        requested = false;
        shown.set(false);
        updates.stop();
        if (leaving != null) {
            trayThread.execute(leaving::close);
        }
    }

    void close() {
        leave();
        trayThread.shutdown();
    }

    private void updateMenu() {
        Tray current = tray;
        ServerSession hosted = hosted();
        String text =
                hosted == null
                        ? Texts.of("tray.idle")
                        : Texts.of("tray.hosting", LeaveConfirmation.others(List.of(hosted)));
        if (current == null || text.equals(shownText)) {
            return;
        }
        shownText = text;
        var trayMenuItems = new ArrayList<TrayMenuItem>();
        trayMenuItems.add(new TrayMenuItem(Texts.of("tray.open"), () -> ui.execute(open)));
        trayMenuItems.add(new TrayMenuItem(text, null));
        if (hosted != null) {
            trayMenuItems.add(
                    new TrayMenuItem(
                            Texts.of("tray.stop"),
                            () -> ui.execute(() -> client.sessions().leave(hosted))));
        }
        trayMenuItems.add(new TrayMenuItem(Texts.of("tray.quit"), () -> ui.execute(quit)));
        trayThread.execute(() -> current.show(text, trayMenuItems));
    }

    private static List<Pixels> icons() {
        var icons = new ArrayList<Pixels>();
        for (int size : SIZES) {
            icons.add(new Pixels(size, size, AppIcon.argb(size)));
        }
        return icons;
    }
}
