package foyer.tray;

import java.util.Objects;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// What a desktop may ask of an object by name; nothing of it can be set. The bus's threads.
abstract class ReadOnlyProperties implements Properties {
    @Override
    // the library's interface has it so
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String of, String property) {
        return (A) Objects.requireNonNullElse(GetAll(of).get(property), new Variant<>(""));
    }

    @Override
    public <A> void Set(String of, String property, A value) {
        // nothing of it can be set
    }
}
