package foyer.ui.notify;

import foyer.client.Notifier.Notice;
import foyer.ui.BidiText;
import foyer.ui.NodeVisibility;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A notice in the corner of the window, for six seconds or until it is clicked. UI thread.
public final class Toast extends VBox {
    private static final Duration SHOWN = Duration.seconds(6);

    private final Label title = new Label();
    private final BidiText text = new BidiText();
    private final PauseTransition pause = new PauseTransition(SHOWN);

    public Toast() {
        getStyleClass().add("toast");
        title.getStyleClass().add("toast-title");
        getChildren().addAll(title, text);
        setMaxSize(320, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setVisible(false);
        NodeVisibility.collapseWhenHidden(this);
        setOnMouseClicked(_ -> setVisible(false));
        pause.setOnFinished(_ -> setVisible(false));
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Shows a notice in place of the last one.
    public void show(Notice notice) {
        title.setText(notice.title());
        text.setText(notice.text());
        setAccessibleText(notice.title() + ": " + notice.text());
        setVisible(true);
        pause.playFromStart();
    }
}
