package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Said;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a draft is for: it answers a message, gives one other words, or neither. UI thread.
public final class ComposeMode {
    private final ReadOnlyObjectWrapper<@Nullable Entry> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> edited = new ReadOnlyObjectWrapper<>();
    private final StringProperty draft;
    private String before = "";

    ComposeMode(StringProperty draft) {
        this.draft = draft;
    }

    /// The message that the draft answers; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// The message whose words the draft replaces; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public void replyTo(Entry message) {
        clear();
        answered.set(message);
    }

    /// The draft becomes the message's words; what was typed before comes back behind it.
    public void edit(Entry message) {
        clear();
        if (message.logEntry() instanceof Said said) {
            before = draft.get();
            // two slashes say a line that begins with one
            draft.set(said.text().startsWith("/") ? "/" + said.text() : said.text());
            edited.set(message);
        }
    }

    /// The draft is for neither.
    public void clear() {
        answered.set(null);
        if (edited.get() != null) {
            edited.set(null);
            draft.set(before);
        }
    }

    /// What is typed to be said, not to replace what was said.
    String draft() {
        return edited.get() == null ? draft.get() : before;
    }
}
