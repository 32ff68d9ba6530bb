package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ComposeMode;
import foyer.model.LogRow.Entry;
import foyer.model.Quote;
import foyer.model.RoomModel;
import foyer.ui.NodeVisibility;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows above the draft which message it answers or edits. UI thread.
public final class ComposeModeBar extends HBox {
    private final Label label = new Label();
    private final QuoteBox quote = new QuoteBox();
    private Subscription subscription = Subscription.EMPTY;
    private Runnable onCancel = () -> {};

    public ComposeModeBar() {
        getStyleClass().add("composing-line");
        setAlignment(Pos.CENTER_LEFT);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(quote, Priority.ALWAYS);
        var close = new Button();
        close.setGraphic(new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small", "leave-composing");
        close.setAccessibleText(Texts.of("composer.leave"));
        close.setTooltip(new Tooltip(Texts.of("composer.leave.tip")));
        close.setOnAction(_ -> onCancel.run());
        getChildren().addAll(label, quote, close);
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
    }

    /// @param onBegin called when the user begins to answer or edit a message
    void follow(ChatModel chat, Runnable onBegin) {
        chat.rooms()
                .selectedProperty()
                .subscribe(
                        room -> {
                            subscription.unsubscribe();
                            subscription =
                                    room == null ? Subscription.EMPTY : follow(room, onBegin);
                        });
    }

    private Subscription follow(RoomModel room, Runnable onBegin) {
        ComposeMode composeMode = room.composeMode();
        onCancel = composeMode::clear;
        Runnable show = () -> show(room);
        show.run();
        Runnable onChange =
                () -> {
                    show.run();
                    if (isVisible()) {
                        onBegin.run();
                    }
                };
        return composeMode
                .answeredProperty()
                .subscribe((_, _) -> onChange.run())
                .and(composeMode.editedProperty().subscribe((_, _) -> onChange.run()));
    }

    private void show(RoomModel room) {
        Entry edited = room.composeMode().editedProperty().get();
        Entry message = edited == null ? room.composeMode().answeredProperty().get() : edited;
        setVisible(message != null);
        if (message != null) {
            label.setText(Texts.of(edited == null ? "composer.reply" : "composer.edit"));
            long seq = message.logEntry().seq();
            quote.show(Quote.of(room, seq), () -> room.history().seek(seq));
        }
    }
}
