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

/// Shows whether others have reached the server that this program runs, and when. Hidden for other
/// servers. It wraps like [BidiLabel], because the time is at its end. UI thread.
public final class ReachabilityLabel extends Label {
    private static final PseudoClass PROVED = PseudoClass.getPseudoClass("proved");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

    private final FontIcon icon = new FontIcon();
    private final Tooltip tip = new Tooltip();

    public ReachabilityLabel() {
        getStyleClass().add("reachability");
        setGraphic(icon);
        wrapTextProperty().bind(textProperty().map(text -> !BidiText.hasRightToLeft(text)));
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        NodeVisibility.collapseWhenHidden(this);
        tip.textProperty().bind(textProperty());
        setTooltip(tip);
    }

    public void follow(HostModel host) {
        var timer = new Timeline(new KeyFrame(Duration.seconds(1), _ -> show(host)));
        timer.setCycleCount(Animation.INDEFINITE);
        ViewShowing.of(this)
                .subscribe(
                        shown -> {
                            if (shown) {
                                timer.play();
                            } else {
                                timer.stop();
                            }
                        });
        host.reachabilityProperty().when(ViewShowing.of(this)).subscribe(_ -> show(host));
    }

    private void show(HostModel host) {
        Reachability reachability = host.reachabilityProperty().get();
        setText(host.reachabilityText());
        setVisible(!getText().isEmpty());
        icon.setIconLiteral(
                switch (reachability.mark()) {
                    case PROVED -> "fth-check-circle";
                    case UNKNOWN -> "fth-help-circle";
                    case DOUBTFUL -> "fth-alert-triangle";
                });
        pseudoClassStateChanged(PROVED, reachability.mark() == Mark.PROVED);
        pseudoClassStateChanged(DOUBTFUL, reachability.mark() == Mark.DOUBTFUL);
    }
}
