package foyer.tray;

import java.util.Objects;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// The read-only D-Bus properties of an object. Threads of the bus.
abstract class ReadOnlyProperties implements Properties {
    @Override
    // the signature of the library's interface
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String of, String property) {
        return (A) Objects.requireNonNullElse(GetAll(of).get(property), new Variant<>(""));
    }

    @Override
    public <A> void Set(String of, String property, A value) {
        // all properties are read-only
    }
}
