package foyer.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// Foyer's tray item on D-Bus. Thread-safe.
final class StatusItemObject extends ReadOnlyProperties implements StatusItem {
    static final String PATH = "/StatusNotifierItem";

    private final List<MenuStructs.Pixels> icons;
    private final Runnable open;
    private volatile String tooltip = "";

    StatusItemObject(List<MenuStructs.Pixels> icons, Runnable open) {
        this.icons = icons;
        this.open = open;
    }

    void say(String now) {
        tooltip = now;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void activate(int x, int y) {
        open.run();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        open.run();
    }

    @Override
    public void contextMenu(int x, int y) {
        // the desktop shows the menu itself
    }

    @Override
    public void scroll(int delta, String orientation) {
        // nothing to scroll
    }

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
        return Map.ofEntries(
                Map.entry("Category", new Variant<>("Communications")),
                Map.entry("Id", new Variant<>("foyer")),
                Map.entry("Title", new Variant<>("Foyer")),
                Map.entry("Status", new Variant<>("Active")),
                Map.entry("WindowId", new Variant<>(0)),
                Map.entry("IconName", new Variant<>("")),
                Map.entry("IconThemePath", new Variant<>("")),
                Map.entry("IconPixmap", new Variant<>(icons, "a(iiay)")),
                Map.entry(
                        "ToolTip",
                        new Variant<>(
                                new MenuStructs.Tip("", List.of(), "Foyer", tooltip),
                                "(sa(iiay)ss)")),
                Map.entry("ItemIsMenu", new Variant<>(false)),
                Map.entry("Menu", new Variant<>(new DBusPath(DBusMenuObject.PATH))));
    }
}
