package foyer.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// The D-Bus interface StatusNotifierWatcher, which registers tray items.
@DBusInterfaceName(StatusWatcher.NAME)
public interface StatusWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// Registers an item.
    ///
    /// @param service the bus name of its owner
    @DBusMemberName("RegisterStatusNotifierItem")
    void registerStatusNotifierItem(String service);
}
