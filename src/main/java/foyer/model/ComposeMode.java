package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Said;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A room's draft, and whether it replies to a message, edits one or does neither. UI thread.
public final class ComposeMode {
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
            // a line that begins with two slashes is no command
            draft.set(said.text().startsWith("/") ? "/" + said.text() : said.text());
            edited.set(message);
        }
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
