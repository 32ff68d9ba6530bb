package foyer.ui;

import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.util.Duration;

/// The current time as a property, updated twice a second while a view is in a scene. UI thread.
public final class Ticker {
    private final InstantSource clock;
    private final ReadOnlyLongWrapper now;
    private final Timeline timeline;

    public Ticker(InstantSource clock) {
        this.clock = clock;
        this.now = new ReadOnlyLongWrapper(clock.millis());
        this.timeline = new Timeline(new KeyFrame(Duration.millis(500), _ -> tick()));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /// Updates the time while the view is in a scene.
    public void runWith(Node view) {
        view.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene == null) {
                                timeline.stop();
                            } else {
                                tick();
                                timeline.play();
                            }
                        });
    }

    /// Milliseconds since 1970.
    public ReadOnlyLongProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// The seconds until a time, rounded up; 0 if it is past.
    public long secondsTo(long millis) {
        return Math.max(0, Math.ceilDiv(millis - now.get(), 1000L));
    }

    private void tick() {
        now.set(clock.millis());
    }
}
