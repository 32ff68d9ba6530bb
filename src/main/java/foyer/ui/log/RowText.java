package foyer.ui.log;

import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Notice;
import foyer.model.LogRow.Outgoing;
import foyer.model.NoticeTexts;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;

/// What of a row is copied. Pure functions; any thread.
final class RowText {
    private RowText() {}

    /// The Markdown a row shows; empty if it shows none.
    static String said(LogRow row) {
        return switch (row) {
            case Entry(Said _, _, _), Entry(Announced _, _, _), Outgoing _ -> text(row);
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
    static String text(LogRow row) {
        return switch (row) {
            case Entry(Said said, _, _) -> said.text();
            case Entry(Announced said, _, _) -> said.text();
            case Entry(TopicSet set, _, _) -> set.topic();
            case Entry(KeepingSet set, _, _) -> NoticeTexts.keeping(set.keeping());
            case Entry(Erased _, _, _),
                    Entry(Pinned _, _, _),
                    Entry(Edited _, _, _),
                    Entry(Deleted _, _, _),
                    Entry(Reacted _, _, _) ->
                    "";
            case Outgoing outgoing -> outgoing.text();
            case Notice notice -> notice.text();
            case NewLine _ -> "";
        };
    }
}
