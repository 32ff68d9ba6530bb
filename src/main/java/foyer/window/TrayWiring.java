package foyer.window;

import foyer.client.ClientModel;
import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.settings.Preferences;
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

/// Keeps Foyer in the tray while this person hosts, or if they want it there; nothing of it is
/// loaded before. UI thread; the desktop is waited for on a thread of its own.
final class TrayWiring {
    private static final int[] SIZES = {16, 32, 48};
    private static final Duration LOOKS = Duration.seconds(2);

    private final ClientModel client;
    private final @Nullable String bus;
    private final Runnable open;
    private final Runnable quit;
    private final Executor ui;
    private final ExecutorService waits =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foyer-tray").daemon().factory());
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private final Timeline looks = new Timeline(new KeyFrame(LOOKS, _ -> tell()));
    private @Nullable Tray tray;
    private boolean asked;
    private String told = "";

    /// @param bus the address of the session's bus; null where there is none
    /// @param open shows the window
    /// @param quit ends the program
    TrayWiring(
            ClientModel client, @Nullable String bus, Runnable open, Runnable quit, Executor ui) {
        this.client = client;
        this.bus = bus;
        this.open = open;
        this.quit = quit;
        this.ui = ui;
        looks.setCycleCount(Animation.INDEFINITE);
    }

    /// Whether Foyer is in the tray, so that the window may go.
    ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /// From now on.
    void follow() {
        client.sessions().all().subscribe(this::look);
        client.profile().preferencesProperty().map(Preferences::tray).subscribe(_ -> look());
    }

    private @Nullable ServerSession hosted() {
        return client.sessions().all().stream()
                .filter(ServerSession::isHosted)
                .findFirst()
                .orElse(null);
    }

    private void look() {
        boolean wanted =
                bus != null
                        && (hosted() != null
                                || client.profile().preferencesProperty().get().tray());
        if (wanted && !asked) {
            asked = true;
            List<Pixels> icons = icons();
            waits.execute(
                    () -> {
                        Tray made =
                                Tray.open(
                                        bus,
                                        icons,
                                        () -> ui.execute(open),
                                        () -> ui.execute(this::lost));
                        ui.execute(() -> entered(made));
                    });
        } else if (!wanted && asked) {
            leave();
        }
        tell();
    }

    private void entered(@Nullable Tray made) {
        if (made != null && !asked) {
            waits.execute(made::close);
            return;
        }
        tray = made;
        told = "";
        there.set(made != null);
        if (made != null) {
            tell();
            looks.play();
        }
    }

    /// Whoever has only the tray to find Foyer by gets the window back.
    private void lost() {
        boolean was = there.get();
        leave();
        if (was) {
            open.run();
        }
    }

    private void leave() {
        Tray over = tray;
        tray = null;
        asked = false;
        there.set(false);
        looks.stop();
        if (over != null) {
            waits.execute(over::close);
        }
    }

    void close() {
        leave();
        waits.shutdown();
    }

    private void tell() {
        Tray now = tray;
        ServerSession hosted = hosted();
        String text =
                hosted == null
                        ? Texts.of("tray.idle")
                        : Texts.of("tray.hosting", LeaveConfirmation.others(List.of(hosted)));
        if (now == null || text.equals(told)) {
            return;
        }
        told = text;
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
        waits.execute(() -> now.show(text, trayMenuItems));
    }

    private static List<Pixels> icons() {
        var icons = new ArrayList<Pixels>();
        for (int size : SIZES) {
            icons.add(new Pixels(size, size, AppIcon.argb(size)));
        }
        return icons;
    }
}
