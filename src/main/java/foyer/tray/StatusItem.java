package foyer.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// The D-Bus interface StatusNotifierItem of a tray item, for KDE, GNOME's AppIndicator extension,
/// Xfce and others (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/).
@DBusInterfaceName(StatusItem.NAME)
public interface StatusItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";

    /// The user clicked the item.
    @DBusMemberName("Activate")
    void activate(int x, int y);

    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /// The tooltip has changed.
    class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }
}
