package foyer.tray;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The tray menu on D-Bus: one level of items, numbered from 1. Thread-safe.
final class DBusMenuObject extends ReadOnlyProperties implements DBusMenu {
    static final String PATH = "/MenuBar";

    private volatile List<TrayMenuItem> trayMenuItems = List.of();
    private volatile int revision = 1;

    /// Replaces the items, and returns the revision.
    synchronized int show(List<TrayMenuItem> items) {
        trayMenuItems = List.copyOf(items);
        revision++;
        return revision;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public MenuStructs.Layout<UInt32, MenuStructs.Node> getLayout(
            int parent, int depth, List<String> wanted) {
        List<TrayMenuItem> items = trayMenuItems;
        List<Variant<?>> children =
                parent != 0 || depth == 0
                        ? List.of()
                        : IntStream.rangeClosed(1, items.size())
                                .<Variant<?>>mapToObj(
                                        id ->
                                                new Variant<>(
                                                        new MenuStructs.Node(
                                                                id,
                                                                properties(items, id),
                                                                List.of()),
                                                        MenuStructs.Node.SIGNATURE))
                                .toList();
        return new MenuStructs.Layout<>(
                new UInt32(revision),
                new MenuStructs.Node(parent, properties(items, parent), children));
    }

    private static Map<String, Variant<?>> properties(List<TrayMenuItem> items, int id) {
        var properties = new LinkedHashMap<String, Variant<?>>();
        if (id == 0) {
            properties.put("children-display", new Variant<>("submenu"));
        } else if (id <= items.size()) {
            TrayMenuItem trayMenuItem = items.get(id - 1);
            // an underscore would underline a letter
            properties.put("label", new Variant<>(trayMenuItem.text().replace("_", "__")));
            properties.put("enabled", new Variant<>(trayMenuItem.action() != null));
            properties.put("visible", new Variant<>(true));
        }
        return properties;
    }

    @Override
    public List<MenuStructs.Described> getGroupProperties(List<Integer> ids, List<String> wanted) {
        List<TrayMenuItem> items = trayMenuItems;
        List<Integer> requested =
                ids.isEmpty() ? IntStream.rangeClosed(0, items.size()).boxed().toList() : ids;
        return requested.stream()
                .map(id -> new MenuStructs.Described(id, properties(items, id)))
                .toList();
    }

    @Override
    public Variant<?> getProperty(int id, String name) {
        Variant<?> found = properties(trayMenuItems, id).get(name);
        return found == null ? new Variant<>("") : found;
    }

    @Override
    public void event(int id, String type, Variant<?> data, UInt32 time) {
        List<TrayMenuItem> items = trayMenuItems;
        if (type.equals("clicked") && id >= 1 && id <= items.size()) {
            Runnable action = items.get(id - 1).action();
            if (action != null) {
                action.run();
            }
        }
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        return Map.of(
                "Version",
                new Variant<>(new UInt32(3)),
                "Status",
                new Variant<>("normal"),
                "TextDirection",
                new Variant<>("ltr"),
                "IconThemePath",
                new Variant<>(List.of(), "as"));
    }
}
