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

/// What the draft answers or changes, above it. UI thread.
public final class ComposeModeBar extends HBox {
    private final Label what = new Label();
    private final QuoteBox quote = new QuoteBox();
    private Subscription following = Subscription.EMPTY;
    private Runnable leave = () -> {};

    public ComposeModeBar() {
        getStyleClass().add("composing-line");
        setAlignment(Pos.CENTER_LEFT);
        what.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(quote, Priority.ALWAYS);
        var close = new Button();
        close.setGraphic(new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small", "leave-composing");
        close.setAccessibleText(Texts.of("composer.leave"));
        close.setTooltip(new Tooltip(Texts.of("composer.leave.tip")));
        close.setOnAction(_ -> leave.run());
        getChildren().addAll(what, quote, close);
        NodeVisibility.collapseWhenHidden(this);
        setVisible(false);
    }

    /// @param begun called when a message is to be answered or changed
    void follow(ChatModel chat, Runnable begun) {
        chat.rooms()
                .selectedProperty()
                .subscribe(
                        room -> {
                            following.unsubscribe();
                            following =
                                    room == null ? Subscription.EMPTY : follow(chat, room, begun);
                        });
    }

    private Subscription follow(ChatModel chat, RoomModel room, Runnable begun) {
        ComposeMode composeMode = room.composeMode();
        leave = composeMode::clear;
        Runnable show = () -> show(chat, room);
        show.run();
        Runnable changed =
                () -> {
                    show.run();
                    if (isVisible()) {
                        begun.run();
                    }
                };
        return composeMode
                .answeredProperty()
                .subscribe((_, _) -> changed.run())
                .and(composeMode.editedProperty().subscribe((_, _) -> changed.run()));
    }

    private void show(ChatModel chat, RoomModel room) {
        Entry edited = room.composeMode().editedProperty().get();
        Entry message = edited == null ? room.composeMode().answeredProperty().get() : edited;
        setVisible(message != null);
        if (message != null) {
            what.setText(Texts.of(edited == null ? "composer.reply" : "composer.edit"));
            long seq = message.logEntry().seq();
            quote.show(Quote.of(room, seq), () -> chat.messaging().seek(room, seq));
        }
    }
}
