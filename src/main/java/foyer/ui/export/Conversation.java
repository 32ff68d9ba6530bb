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

/// A snapshot of the messages of a room, for export. Immutable.
record Conversation(String title, String topic, List<Message> messages, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// A message of the export.
    ///
    /// @param logEntry null for an unsent message
    /// @param replyTarget the answered message; null if none
    /// @param file the shared file; null if none
    record Message(
            long at,
            String name,
            String text,
            @Nullable LogEntry logEntry,
            @Nullable ReplyTarget replyTarget,
            List<Reaction> reactions,
            boolean edited,
            boolean pinned,
            @Nullable SharedFile file) {

        /// Whether the message was deleted and only its place remains.
        boolean isDeleted() {
            return logEntry instanceof Erased;
        }
    }

    /// A message that another one answers.
    record ReplyTarget(long seq, Quote quote) {}

    /// UI thread.
    static Conversation of(RoomModel room, ZoneId zone) {
        return new Conversation(
                room.titleProperty().get(),
                room.topicProperty().get(),
                room.log().rows().stream()
                        .<Message>mapMulti(
                                (row, consumer) -> {
                                    Message message = message(room, row);
                                    if (message != null) {
                                        consumer.accept(message);
                                    }
                                })
                        .toList(),
                zone);
    }

    /// The exported message of a row; null for notices and dividers.
    private static @Nullable Message message(RoomModel room, LogRow row) {
        return switch (row) {
            case Entry entry -> message(room, entry);
            case Outgoing outgoing ->
                    new Message(
                            outgoing.at(),
                            Texts.of("export.not_sent"),
                            outgoing.text(),
                            null,
                            replyTarget(room, outgoing.to()),
                            List.of(),
                            false,
                            false,
                            outgoing.file());
            case LogRow.Notice _, LogRow.NewLine _ -> null;
        };
    }

    private static @Nullable Message message(RoomModel room, Entry entry) {
        LogEntry logEntry = entry.logEntry();
        Said said = logEntry instanceof Said message ? message : null;
        boolean isMessage =
                said != null || logEntry instanceof Erased || !NoticeTexts.said(logEntry).isEmpty();
        return !isMessage
                ? null
                : new Message(
                        logEntry.at(),
                        logEntry.name(),
                        NoticeTexts.said(logEntry),
                        logEntry,
                        said == null ? null : replyTarget(room, said.to()),
                        entry.reactions(),
                        said != null && said.isEdited(),
                        room.pins().has(logEntry.seq()),
                        said == null ? null : said.file());
    }

    private static @Nullable ReplyTarget replyTarget(RoomModel room, @Nullable Long seq) {
        return seq == null ? null : new ReplyTarget(seq, Quote.of(room, seq));
    }

    /// The shared files, each once.
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
