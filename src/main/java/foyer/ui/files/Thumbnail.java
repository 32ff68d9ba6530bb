package foyer.ui.files;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A picture at the size in which it is shown, as soon as it is decoded. UI thread, except
/// [#isWanted].
final class Thumbnail {
    /// How far the decoder has come.
    sealed interface State {}

    /// It is not decoded yet.
    record Waiting() implements State {}

    /// It can be shown.
    record Ready(DecodedPicture picture) implements State {}

    /// The file is damaged.
    record Damaged() implements State {}

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Waiting());
    private volatile int users;

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void setState(State value) {
        state.set(value);
    }

    /// Counts a view that shows it, or with -1 one that does so no more.
    void addUsers(int count) {
        int before = users;
        users = before + count;
    }

    /// Whether a view waits for it. Any thread.
    boolean isWanted() {
        return users > 0;
    }

    static void release(@Nullable Thumbnail thumbnail) {
        if (thumbnail != null) {
            thumbnail.addUsers(-1);
        }
    }
}
