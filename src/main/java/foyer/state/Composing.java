package foyer.state;

import foyer.state.LogRow.Entry;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a draft is for: it answers a message, gives one other words, or neither. UI thread.
public final class Composing {
    private final ReadOnlyObjectWrapper<@Nullable Entry> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> edited = new ReadOnlyObjectWrapper<>();

    /// The message that the draft answers; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// The message whose words the draft replaces; null if none.
    public ReadOnlyObjectProperty<@Nullable Entry> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    public void answer(Entry message) {
        edited.set(null);
        answered.set(message);
    }

    public void edit(Entry message) {
        answered.set(null);
        edited.set(message);
    }

    /// The draft is for neither.
    public void nothing() {
        answered.set(null);
        edited.set(null);
    }
}
