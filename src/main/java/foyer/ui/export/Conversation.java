package foyer.ui.export;

import foyer.protocol.Logged;
import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel;
import foyer.state.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was said in a room, as it was at one moment. Immutable; any thread.
record Conversation(String title, String topic, List<LogRow> rows, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// What somebody said.
    record Message(long at, String name, String text, @Nullable Logged logged) {}

    /// On the UI thread.
    static Conversation of(RoomModel room, ZoneId zone) {
        return new Conversation(
                room.titleProperty().get(),
                room.topicProperty().get(),
                List.copyOf(room.log().rows()),
                zone);
    }

    /// The messages; what only happened in the room is none.
    List<Message> messages() {
        return rows.stream()
                .<Message>mapMulti(
                        (row, into) -> {
                            if (row instanceof Entry(Logged logged, _, _)) {
                                String text = Words.said(logged);
                                if (!text.isEmpty()) {
                                    into.accept(new Message(row.at(), logged.name(), text, logged));
                                }
                            } else if (row instanceof Outgoing outgoing) {
                                into.accept(
                                        new Message(row.at(), "(not sent)", outgoing.text(), null));
                            }
                        })
                .toList();
    }

    String time(long atMillis) {
        return TIME.format(Instant.ofEpochMilli(atMillis).atZone(zone));
    }
}
