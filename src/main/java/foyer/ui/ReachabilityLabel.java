package foyer.ui;

import foyer.model.HostModel;
import foyer.model.Reachability;
import foyer.model.Reachability.Mark;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says whether anybody has reached the server that runs here, and how long ago; not there for
/// other servers. It wraps, as [BidiLabel] does: how long ago stands at its end. UI thread.
public final class ReachabilityLabel extends Label {
    private static final PseudoClass PROVED = PseudoClass.getPseudoClass("proved");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final FontIcon sign = new FontIcon();
    private final Tooltip tip = new Tooltip();

    public ReachabilityLabel() {
        getStyleClass().add("reach-line");
        setGraphic(sign);
        wrapTextProperty().bind(textProperty().map(text -> !BidiText.runsBothWays(text)));
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        NodeVisibility.collapseWhenHidden(this);
        tip.textProperty().bind(textProperty());
        setTooltip(tip);
    }

    /// Shows what this desk knows from now on.
    public void follow(HostModel host) {
        var clock = new Timeline(new KeyFrame(Duration.seconds(1), _ -> show(host)));
        clock.setCycleCount(Animation.INDEFINITE);
        ViewShowing.of(this)
                .subscribe(
                        shown -> {
                            if (shown) {
                                clock.play();
                            } else {
                                clock.stop();
                            }
                        });
        host.reachabilityProperty().when(ViewShowing.of(this)).subscribe(_ -> show(host));
    }

    private void show(HostModel host) {
        Reachability now = host.reachabilityProperty().get();
        setText(host.reachabilityText());
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
