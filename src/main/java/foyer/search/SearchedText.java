package foyer.search;

import foyer.protocol.LogEntry;
import foyer.protocol.SharedFile;

/// The folded text by which a search finds an entry: a message and the name of its file. Pure
/// functions; any thread.
public final class SearchedText {
    /// No word and no quoted phrase reaches from the message into the file's name.
    static final char SEPARATOR = '\n';

    private SearchedText() {}

    /// The folded text of an entry; empty if it is not searched.
    public static String of(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Said said -> of(said);
            case LogEntry.Announced announced -> FoldedText.fold(announced.text());
            case LogEntry.TopicSet _,
                    LogEntry.KeepingSet _,
                    LogEntry.Edited _,
                    LogEntry.Deleted _,
                    LogEntry.AllDeleted _,
                    LogEntry.Erased _,
                    LogEntry.Reacted _,
                    LogEntry.Pinned _ ->
                    "";
        };
    }

    private static String of(LogEntry.Said said) {
        SharedFile file = said.file();
        String text = FoldedText.fold(said.text());
        return file == null ? text : text + SEPARATOR + FoldedText.fold(file.name());
    }
}
