package foyer.ui.log;

import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.ui.IfAny;
import foyer.ui.Ticker;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Who writes just now. UI thread.
public final class TypingLine extends Label {
    private static final int NAMED = 3;

    public TypingLine() {
        getStyleClass().add("typing-line");
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
    }

    void follow(ChatModel chat, InstantSource clock) {
        var ticker = new Ticker(clock);
        ticker.runWith(this);
        var room = chat.rooms().selectedProperty();
        Runnable show = () -> setText(words(room.get(), ticker.nowProperty().get()));
        IfAny.<RoomModel, Number>of(room, at -> at.roster().changesProperty(), -1L)
                .subscribe(_ -> show.run());
        ticker.nowProperty().subscribe(_ -> show.run());
        room.subscribe(_ -> show.run());
    }

    private static String words(@Nullable RoomModel room, long now) {
        List<String> names = room == null ? List.of() : room.roster().typing(now);
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst() + " is writing…";
            default ->
                    names.size() <= NAMED
                            ? NameList.of(names) + " are writing…"
                            : "Several people are writing…";
        };
    }
}
