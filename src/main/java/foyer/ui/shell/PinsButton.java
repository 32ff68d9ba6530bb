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

/// How much is pinned in the shown room; opens what it is. Not there where nothing is. UI thread.
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
        chat.rooms().selectedProperty().subscribe(room -> turnTo(chat, room));
    }

    private void turnTo(ChatModel chat, @Nullable RoomModel room) {
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
            tip.textProperty().bind(count.map(n -> Texts.of("room.pins", n)));
            visibleProperty().bind(Bindings.isNotEmpty(pins.all()));
            setOnAction(_ -> open(new PinsPane(chat, room, popup::hide)));
        }
    }

    private void open(PinsPane list) {
        if (popup.isShowing()) {
            popup.hide();
        } else {
            card.getChildren().setAll(list);
            Bounds at = localToScreen(getLayoutBounds());
            popup.show(this, at.getMaxX(), at.getMaxY() + GAP);
        }
    }
}
