package foyer.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// Where a desktop's items for the tray are announced.
@DBusInterfaceName(StatusWatcher.NAME)
public interface StatusWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// Takes an item in.
    ///
    /// @param service the bus name of who has it
    @DBusMemberName("RegisterStatusNotifierItem")
    void registerStatusNotifierItem(String service);
}
