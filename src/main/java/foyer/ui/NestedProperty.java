package foyer.ui;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A property of an object that another property holds, if any. UI thread.
public final class NestedProperty {
    private NestedProperty() {}

    /// Follows a property of the source's value, or has the default while the source is null.
    public static <T, R> ObservableValue<R> of(
            ObservableValue<@Nullable T> source,
            Function<T, ? extends ObservableValue<? extends R>> property,
            R defaultValue) {
        return source.<R>flatMap(value -> value == null ? null : property.apply(value))
                .orElse(defaultValue);
    }
}
