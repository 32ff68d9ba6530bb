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
import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Notice;
import foyer.state.LogRow.Outgoing;
import foyer.state.Words;

/// What of a row is copied. Pure functions; any thread.
final class RowText {
    private RowText() {}

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
