package foyer.ui.shell;

import foyer.language.Texts;
import foyer.model.AmendmentActions;
import foyer.model.ChatModel;
import foyer.model.Permissions;
import foyer.model.Pins.Pin;
import foyer.model.Quote;
import foyer.model.RoomModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of a room's pinned messages. A click scrolls to the message; users with the permission
/// can unpin it. UI thread.
final class PinsPane extends ScrollPane {
    private static final double WIDTH = 300;
    private static final double MAX_HEIGHT = 280;

    private final ChatModel chat;
    private final RoomModel room;
    private final Runnable close;
    private final VBox rows = new VBox();

    /// @param close hides the list
    PinsPane(ChatModel chat, RoomModel room, Runnable close) {
        this.chat = chat;
        this.room = room;
        this.close = close;
        getStyleClass().addAll("pins-list", "edge-to-edge");
        setPrefWidth(WIDTH);
        setMaxHeight(MAX_HEIGHT);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(rows);
        room.pins().all().subscribe(this::fill);
        fill();
    }

    private void fill() {
        rows.getChildren().setAll(room.pins().all().stream().map(this::row).toList());
    }

    private Node row(Pin pin) {
        Quote quote = Quote.of(pin.message());
        var author = new Label(quote.author());
        author.getStyleClass().add("pin-author");
        var preview = new Label(quote.preview());
        preview.setMinWidth(0);
        var text = author.getText().isEmpty() ? new VBox(preview) : new VBox(author, preview);
        text.setMinWidth(0);
        var open = new Button();
        open.setGraphic(text);
        open.getStyleClass().addAll("flat", "pin");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinWidth(0);
        open.setAlignment(Pos.CENTER_LEFT);
        open.setAccessibleText(quote.author() + ": " + quote.preview());
        open.setOnAction(
                _ -> {
                    close.run();
                    room.history().seek(pin.seq());
                });
        HBox.setHgrow(open, Priority.ALWAYS);
        var row = new HBox(open);
        row.setAlignment(Pos.CENTER_LEFT);
        if (Permissions.mayPin(chat.meProperty().get(), room)) {
            row.getChildren().add(unpin(pin));
        }
        return row;
    }

    private Button unpin(Pin pin) {
        var unpin = new Button();
        unpin.setGraphic(new FontIcon("fth-x"));
        unpin.getStyleClass().addAll("flat", "button-icon", "small", "unpin");
        unpin.setMinWidth(Region.USE_PREF_SIZE);
        unpin.setAccessibleText(Texts.of("room.unpin"));
        unpin.setTooltip(new Tooltip(Texts.of("room.unpin")));
        unpin.setOnAction(_ -> AmendmentActions.pin(room, pin.seq(), false));
        return unpin;
    }
}
