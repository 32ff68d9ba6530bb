package foyer;

import foyer.language.Texts;
import foyer.settings.Preferences;
import foyer.state.Entrance;
import foyer.state.Visit;
import foyer.tray.Line;
import foyer.tray.MenuForms.Pixels;
import foyer.tray.Tray;
import foyer.ui.AppIcon;
import foyer.ui.Farewell;
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

    private final Entrance entrance;
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
    TrayWiring(Entrance entrance, @Nullable String bus, Runnable open, Runnable quit, Executor ui) {
        this.entrance = entrance;
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
        entrance.visits().all().subscribe(this::look);
        entrance.profile().preferencesProperty().map(Preferences::tray).subscribe(_ -> look());
    }

    private @Nullable Visit hosted() {
        return entrance.visits().all().stream().filter(Visit::isHosted).findFirst().orElse(null);
    }

    private void look() {
        boolean wanted =
                bus != null
                        && (hosted() != null
                                || entrance.profile().preferencesProperty().get().tray());
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
        Visit hosted = hosted();
        String words =
                hosted == null
                        ? Texts.of("tray.idle")
                        : Texts.of("tray.hosting", Farewell.others(List.of(hosted)));
        if (now == null || words.equals(told)) {
            return;
        }
        told = words;
        var lines = new ArrayList<Line>();
        lines.add(new Line(Texts.of("tray.open"), () -> ui.execute(open)));
        lines.add(new Line(words, null));
        if (hosted != null) {
            lines.add(
                    new Line(
                            Texts.of("tray.stop"),
                            () -> ui.execute(() -> entrance.visits().leave(hosted))));
        }
        lines.add(new Line(Texts.of("tray.quit"), () -> ui.execute(quit)));
        waits.execute(() -> now.show(words, lines));
    }

    private static List<Pixels> icons() {
        var icons = new ArrayList<Pixels>();
        for (int size : SIZES) {
            icons.add(new Pixels(size, size, AppIcon.argb(size)));
        }
        return icons;
    }
}
