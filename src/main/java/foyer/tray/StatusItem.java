package foyer.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// What a tray calls, and hears of, an item in it: StatusNotifierItem, as KDE, GNOME's AppIndicator
/// extension, Xfce and others speak it
/// (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/).
@DBusInterfaceName(StatusItem.NAME)
public interface StatusItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";

    /// It was clicked.
    @DBusMemberName("Activate")
    void activate(int x, int y);

    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /// What is said of it is another.
    class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }
}
