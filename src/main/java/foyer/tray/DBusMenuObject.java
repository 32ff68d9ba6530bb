package foyer.tray;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu as the desktop sees it: one level, whose lines are numbered from 1. The bus's threads
/// ask, any thread changes it.
final class DBusMenuObject extends ReadOnlyProperties implements DBusMenu {
    static final String PATH = "/MenuBar";

    private volatile List<TrayMenuItem> trayMenuItems = List.of();
    private volatile int revision = 1;

    /// Has these lines from now on; answers how often they changed.
    synchronized int show(List<TrayMenuItem> now) {
        trayMenuItems = List.copyOf(now);
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
        List<TrayMenuItem> now = trayMenuItems;
        List<Variant<?>> below =
                parent != 0 || depth == 0
                        ? List.of()
                        : IntStream.rangeClosed(1, now.size())
                                .<Variant<?>>mapToObj(
                                        id ->
                                                new Variant<>(
                                                        new MenuStructs.Node(
                                                                id, properties(now, id), List.of()),
                                                        MenuStructs.Node.SIGNATURE))
                                .toList();
        return new MenuStructs.Layout<>(
                new UInt32(revision), new MenuStructs.Node(parent, properties(now, parent), below));
    }

    private static Map<String, Variant<?>> properties(List<TrayMenuItem> now, int id) {
        var properties = new LinkedHashMap<String, Variant<?>>();
        if (id == 0) {
            properties.put("children-display", new Variant<>("submenu"));
        } else if (id <= now.size()) {
            TrayMenuItem trayMenuItem = now.get(id - 1);
            // an underscore would underline a letter
            properties.put("label", new Variant<>(trayMenuItem.text().replace("_", "__")));
            properties.put("enabled", new Variant<>(trayMenuItem.deed() != null));
            properties.put("visible", new Variant<>(true));
        }
        return properties;
    }

    @Override
    public List<MenuStructs.Described> getGroupProperties(List<Integer> ids, List<String> wanted) {
        List<TrayMenuItem> now = trayMenuItems;
        List<Integer> asked =
                ids.isEmpty() ? IntStream.rangeClosed(0, now.size()).boxed().toList() : ids;
        return asked.stream()
                .map(id -> new MenuStructs.Described(id, properties(now, id)))
                .toList();
    }

    @Override
    public Variant<?> getProperty(int id, String name) {
        Variant<?> found = properties(trayMenuItems, id).get(name);
        return found == null ? new Variant<>("") : found;
    }

    @Override
    public void event(int id, String what, Variant<?> data, UInt32 time) {
        List<TrayMenuItem> now = trayMenuItems;
        if (what.equals("clicked") && id >= 1 && id <= now.size()) {
            Runnable deed = now.get(id - 1).deed();
            if (deed != null) {
                deed.run();
            }
        }
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public Map<String, Variant<?>> GetAll(String of) {
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
