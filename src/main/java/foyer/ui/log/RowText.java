package foyer.ui.log;

import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.model.NoticeTexts;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;

/// The text of a row, as it is copied. Pure functions; any thread.
final class RowText {
    private RowText() {}

    /// The Markdown of a message; empty if the row has none.
    static String markdown(LogRow row) {
        return switch (row) {
            case Entry entry when entry.folded() -> "";
            case Entry(Said _, _, _, _), Entry(Announced _, _, _, _), Outgoing _ -> text(row);
            case Entry _, Notice _, NewLine _ -> "";
        };
    }

    /// Author and time, put before the text of a row when several rows are copied.
    static String copyPrefix(LogRow row, String myName, String timeOfDay) {
        String name =
                switch (row) {
                    case Entry(Said said, _, _, _) -> said.name();
                    case Entry(Announced said, _, _, _) -> said.name();
                    case Entry _, Outgoing _, Notice _, NewLine _ -> myName;
                };
        return name + ", " + timeOfDay + ": ";
    }

    /// The text of a row without author and time.
    static String text(LogRow row) {
        return switch (row) {
            case Entry entry when entry.folded() -> "";
            case Entry(Said said, _, _, _) -> said.text();
            case Entry(Announced said, _, _, _) -> said.text();
            case Entry(TopicSet set, _, _, _) -> set.topic();
            case Entry(KeepingSet set, _, _, _) -> NoticeTexts.keeping(set.keeping());
            case Entry(Erased _, _, _, _),
                    Entry(Pinned _, _, _, _),
                    Entry(Edited _, _, _, _),
                    Entry(Deleted _, _, _, _),
                    Entry(AllDeleted _, _, _, _),
                    Entry(Reacted _, _, _, _) ->
                    "";
            case Outgoing outgoing -> outgoing.text();
            case Notice notice -> notice.text();
            case NewLine _ -> "";
        };
    }
}
