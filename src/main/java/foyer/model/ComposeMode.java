package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Said;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A room's draft, and whether it replies to a message, edits one or does neither. UI thread.
public final class ComposeMode {
    private static final Pattern PATH = Pattern.compile("/+[^\\s/]+/");

    private final ReadOnlyObjectWrapper<@Nullable Entry> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> edited = new ReadOnlyObjectWrapper<>();
    private final StringProperty draft = new SimpleStringProperty("");
    private String draftBeforeEdit = "";
    private boolean draftChanged;

    ComposeMode() {
        draft.addListener((_, _, _) -> draftChanged = true);
    }

    StringProperty draftProperty() {
        return draft;
    }

    /// The message that the draft replies to; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// The message that the draft edits; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public void replyTo(Entry message) {
        clear();
        answered.set(message);
    }

    /// Puts a message's text into the draft. [#clear] brings the previous draft back.
    public void edit(Entry message) {
        clear();
        if (message.logEntry() instanceof Said said) {
            draftBeforeEdit = draft.get();
            String text = said.text();
            // a line that begins with two slashes is no command
            draft.set(text.startsWith("/") && !isPath(text) ? "/" + text : text);
            edited.set(message);
        }
    }

    /// Whether a text begins with a path such as `/usr/bin/env` or `//nas/public`, rather than with
    /// a slash command.
    public static boolean isPath(String text) {
        return PATH.matcher(text).lookingAt();
    }

    /// Neither replies nor edits.
    public void clear() {
        answered.set(null);
        if (edited.get() != null) {
            edited.set(null);
            draft.set(draftBeforeEdit);
        }
    }

    /// The draft to be saved: an edit is not.
    String draftToSave() {
        return edited.get() == null ? draft.get() : draftBeforeEdit;
    }

    /// Whether the draft has changed since the last call.
    boolean pollDraftChanged() {
        boolean result = draftChanged;
        draftChanged = false;
        return result;
    }

    /// Saving the draft failed: it is saved again with the next one.
    void markDraftUnsaved() {
        draftChanged = true;
    }

    void restore(String savedDraft) {
        draft.set(savedDraft);
        draftChanged = false;
    }
}
