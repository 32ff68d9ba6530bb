package foyer.ui;

import foyer.state.HostDesk;
import foyer.state.Reaching;
import foyer.state.Reaching.Mark;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says whether anybody has reached the server that runs here, and how long ago; not there for
/// other servers. It wraps, as [WrappingLabel] does: how long ago stands at its end. UI thread.
public final class ReachLine extends Label {
    private static final PseudoClass PROVED = PseudoClass.getPseudoClass("proved");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final FontIcon sign = new FontIcon();
    private final Tooltip tip = new Tooltip();

    public ReachLine() {
        getStyleClass().add("reach-line");
        setGraphic(sign);
        wrapTextProperty().bind(textProperty().map(text -> !WrappedText.runsBothWays(text)));
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        tip.textProperty().bind(textProperty());
        setTooltip(tip);
    }

    /// Shows what this desk knows from now on.
    public void follow(HostDesk desk) {
        var clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> show(desk)));
        clock.setCycleCount(Animation.INDEFINITE);
        Shown.of(this)
                .subscribe(
                        shown -> {
                            if (shown) {
                                clock.play();
                            } else {
                                clock.stop();
                            }
                        });
        desk.reachingProperty().when(Shown.of(this)).subscribe(_ -> show(desk));
    }

    private void show(HostDesk desk) {
        Reaching now = desk.reachingProperty().get();
        setText(desk.reachWords());
        setVisible(!getText().isEmpty());
        sign.setIconLiteral(
                switch (now.mark()) {
                    case PROVED -> "fth-check-circle";
                    case UNKNOWN -> "fth-help-circle";
                    case DOUBTFUL -> "fth-alert-triangle";
                });
        pseudoClassStateChanged(PROVED, now.mark() == Mark.PROVED);
        pseudoClassStateChanged(DOUBTFUL, now.mark() == Mark.DOUBTFUL);
    }
}
