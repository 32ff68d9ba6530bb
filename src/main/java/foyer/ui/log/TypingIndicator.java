package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import foyer.ui.NestedProperty;
import foyer.ui.Ticker;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Names the members who are typing. UI thread.
public final class TypingIndicator extends Label {
    private static final int MAX_NAMES = 3;

    public TypingIndicator() {
        getStyleClass().add("typing-line");
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
    }

    void follow(ChatModel chat, InstantSource clock) {
        var ticker = new Ticker(clock);
        ticker.runWith(this);
        var room = chat.rooms().selectedProperty();
        ObservableValue<Number> changes =
                NestedProperty.of(room, selected -> selected.roster().changesProperty(), 0L);
        // a binding is weak, so the ticker does not keep this view alive; a subscription would
        textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    var _ = changes.getValue();
                                    return text(room.get(), ticker.nowProperty().get());
                                },
                                room,
                                changes,
                                ticker.nowProperty()));
    }

    private static String text(@Nullable RoomModel room, long now) {
        List<String> names = room == null ? List.of() : room.roster().typingNames(now);
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> Texts.of("log.writing.one", names.getFirst());
            default ->
                    names.size() <= MAX_NAMES
                            ? Texts.of("log.writing.several", NameListText.of(names))
                            : Texts.of("log.writing.many");
        };
    }
}
