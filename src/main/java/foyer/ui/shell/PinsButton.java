package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Pins;
import foyer.model.RoomModel;
import foyer.ui.NodeVisibility;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Counts the pinned messages of the selected room and opens their list. Hidden if none is pinned.
/// UI thread.
public final class PinsButton extends Button {
    private static final double GAP = 2;

    private final StackPane card = new StackPane();
    private final Popup popup = new Popup();
    private final Tooltip tip = new Tooltip();

    public PinsButton() {
        setGraphic(new FontIcon("fth-bookmark"));
        getStyleClass().addAll("flat", "header-button", "pins-button");
        setTooltip(tip);
        accessibleTextProperty().bind(tip.textProperty());
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
        card.getStyleClass().add("pins-card");
        popup.getContent().add(card);
        popup.setAnchorLocation(AnchorLocation.CONTENT_TOP_RIGHT);
        popup.setAutoHide(true);
    }

    void follow(ChatModel chat) {
        chat.rooms().selectedProperty().subscribe(room -> show(chat, room));
    }

    private void show(ChatModel chat, @Nullable RoomModel room) {
        popup.hide();
        visibleProperty().unbind();
        textProperty().unbind();
        tip.textProperty().unbind();
        setVisible(false);
        setOnAction(null);
        if (room != null) {
            Pins pins = room.pins();
            var count = Bindings.size(pins.all());
            textProperty().bind(count.asString());
            tip.textProperty().bind(count.map(pinned -> Texts.of("room.pins", pinned)));
            visibleProperty().bind(Bindings.isNotEmpty(pins.all()));
            setOnAction(_ -> open(new PinsPane(chat, room, popup::hide)));
        }
    }

    private void open(PinsPane pane) {
        if (popup.isShowing()) {
            popup.hide();
        } else {
            card.getChildren().setAll(pane);
            Bounds bounds = localToScreen(getLayoutBounds());
            popup.show(this, bounds.getMaxX(), bounds.getMaxY() + GAP);
        }
    }
}
