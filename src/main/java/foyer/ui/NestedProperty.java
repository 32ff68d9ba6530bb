package foyer.ui;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A property of something that may not be there. UI thread.
public final class NestedProperty {
    private NestedProperty() {}

    /// Follows a part of whatever the source holds; something else while it holds nothing.
    public static <T, R> ObservableValue<R> of(
            ObservableValue<@Nullable T> source,
            Function<T, ? extends ObservableValue<? extends R>> part,
            R otherwise) {
        return source.<R>flatMap(value -> value == null ? null : part.apply(value))
                .orElse(otherwise);
    }
}
