package foyer.ui.export;

import foyer.language.Texts;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.NoticeTexts;
import foyer.model.Quote;
import foyer.model.Reaction;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was said in a room, as it was at one moment. Immutable; any thread.
record Conversation(String title, String topic, List<Message> messages, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// What somebody said.
    ///
    /// @param logEntry as it stands in the log; nothing for what was not sent
    /// @param answered what it answers; nothing if it answers nothing
    /// @param file what came with it; nothing if nothing did
    record Message(
            long at,
            String name,
            String text,
            @Nullable LogEntry logEntry,
            @Nullable Answered answered,
            List<Reaction> reactions,
            boolean edited,
            boolean pinned,
            @Nullable SharedFile file) {

        /// Whether nothing is left of it but that it was there.
        boolean isDeleted() {
            return logEntry instanceof Erased;
        }
    }

    /// The message that another one answers.
    record Answered(long seq, Quote quote) {}

    /// On the UI thread.
    static Conversation of(RoomModel room, ZoneId zone) {
        return new Conversation(
                room.titleProperty().get(),
                room.topicProperty().get(),
                room.log().rows().stream()
                        .<Message>mapMulti(
                                (row, into) -> {
                                    Message message = message(room, row);
                                    if (message != null) {
                                        into.accept(message);
                                    }
                                })
                        .toList(),
                zone);
    }

    /// What only happened in the room is none.
    private static @Nullable Message message(RoomModel room, LogRow row) {
        return switch (row) {
            case Entry entry -> message(room, entry);
            case Outgoing out ->
                    new Message(
                            out.at(),
                            Texts.of("export.not_sent"),
                            out.text(),
                            null,
                            answered(room, out.to()),
                            List.of(),
                            false,
                            false,
                            out.file());
            case LogRow.Notice _, LogRow.NewLine _ -> null;
        };
    }

    private static @Nullable Message message(RoomModel room, Entry entry) {
        LogEntry logEntry = entry.logEntry();
        Said said = logEntry instanceof Said saidEntry ? saidEntry : null;
        boolean isMessage =
                said != null || logEntry instanceof Erased || !NoticeTexts.said(logEntry).isEmpty();
        return !isMessage
                ? null
                : new Message(
                        logEntry.at(),
                        logEntry.name(),
                        NoticeTexts.said(logEntry),
                        logEntry,
                        said == null ? null : answered(room, said.to()),
                        entry.reactions(),
                        said != null && said.isEdited(),
                        room.pins().has(logEntry.seq()),
                        said == null ? null : said.file());
    }

    private static @Nullable Answered answered(RoomModel room, @Nullable Long to) {
        return to == null ? null : new Answered(to, Quote.of(room, to));
    }

    /// What came with the messages, each file once.
    Collection<SharedFile> files() {
        var files = new LinkedHashMap<String, SharedFile>();
        for (Message message : messages) {
            SharedFile file = message.file();
            if (file != null && message.logEntry() != null) {
                files.putIfAbsent(file.id(), file);
            }
        }
        return files.values();
    }

    String time(long atMillis) {
        return TIME.format(Instant.ofEpochMilli(atMillis).atZone(zone));
    }
}
