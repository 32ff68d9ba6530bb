package foyer.ui.log;

import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.SharedFile;
import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Notice;
import foyer.state.LogRow.Outgoing;
import foyer.state.RoomModel;
import foyer.state.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A room's loaded log as plain text. Pure functions; any thread that may read the room.
public final class Transcript {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Transcript() {}

    /// The whole of it, a line for each row, beginning with what the room is called.
    public static String of(RoomModel room, ZoneId zone) {
        var text = new StringBuilder(room.titleProperty().get()).append('\n');
        if (!room.topicProperty().get().isEmpty()) {
            text.append(room.topicProperty().get()).append('\n');
        }
        text.append('\n');
        for (LogRow row : room.log().rows()) {
            if (!(row instanceof NewLine)) {
                var at = Instant.ofEpochMilli(row.at()).atZone(zone);
                text.append('[').append(TIME.format(at)).append("] ");
                text.append(oneRow(line(row))).append('\n');
            }
        }
        return text.toString();
    }

    /// Further lines of what somebody wrote are set in, so that they cannot look like another row.
    private static String oneRow(String line) {
        return LINE_END.matcher(line).replaceAll("\n    ");
    }

    private static String line(LogRow row) {
        return switch (row) {
            case Entry(Said said, _, _) -> said.name() + ": " + said.text() + file(said.file());
            case Entry(Announced said, _, _) ->
                    "Announcement by " + said.name() + ": " + said.text();
            case Entry(TopicSet set, _, _) -> set.name() + " set the topic: " + set.topic();
            case Entry(KeepingSet set, _, _) ->
                    Words.keeping(set.keeping()) + " (" + set.name() + ")";
            case Entry(Erased erased, _, _) -> "(message by " + erased.name() + " deleted)";
            case Entry(Pinned pin, _, _) -> pin.name() + " pinned a message";
            case Entry(Edited _, _, _), Entry(Deleted _, _, _), Entry(Reacted _, _, _) -> "";
            case Outgoing outgoing -> "(not sent) " + outgoing.text();
            case Notice notice -> notice.words();
            case NewLine _ -> "";
        };
    }

    private static String file(@Nullable SharedFile file) {
        return file == null ? "" : " [" + file.name() + "]";
    }

    /// The Markdown a row shows; empty if it shows none.
    static String said(LogRow row) {
        return switch (row) {
            case Entry(Said _, _, _), Entry(Announced _, _, _), Outgoing _ -> words(row);
            case Entry _, Notice _, NewLine _ -> "";
        };
    }

    /// Who said it when, before what they said.
    static String by(LogRow row, String myName, String hour) {
        String name =
                switch (row) {
                    case Entry(Said said, _, _) -> said.name();
                    case Entry(Announced said, _, _) -> said.name();
                    case Entry _, Outgoing _, Notice _, NewLine _ -> myName;
                };
        return name + ", " + hour + ": ";
    }

    /// Only what was said, of one row.
    static String words(LogRow row) {
        return switch (row) {
            case Entry(Said said, _, _) -> said.text();
            case Entry(Announced said, _, _) -> said.text();
            case Entry(TopicSet set, _, _) -> set.topic();
            case Entry(KeepingSet set, _, _) -> Words.keeping(set.keeping());
            case Entry(Erased _, _, _),
                    Entry(Pinned _, _, _),
                    Entry(Edited _, _, _),
                    Entry(Deleted _, _, _),
                    Entry(Reacted _, _, _) ->
                    "";
            case Outgoing outgoing -> outgoing.text();
            case Notice notice -> notice.words();
            case NewLine _ -> "";
        };
    }
}
