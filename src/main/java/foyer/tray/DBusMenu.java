package foyer.tray;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The D-Bus interface of the tray menu
/// (https://github.com/AyatanaIndicators/libdbusmenu/blob/master/libdbusmenu-glib/dbus-menu.xml).
@DBusInterfaceName(DBusMenu.NAME)
public interface DBusMenu extends DBusInterface {
    String NAME = "com.canonical.dbusmenu";

    @DBusMemberName("GetLayout")
    MenuStructs.Layout<UInt32, MenuStructs.Node> getLayout(
            int parent, int depth, List<String> wanted);

    @DBusMemberName("GetGroupProperties")
    List<MenuStructs.Described> getGroupProperties(List<Integer> ids, List<String> wanted);

    @DBusMemberName("GetProperty")
    Variant<?> getProperty(int id, String name);

    @DBusMemberName("Event")
    void event(int id, String what, Variant<?> data, UInt32 time);

    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int id);

    /// The menu has changed.
    class LayoutUpdated extends DBusSignal {
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }
}
