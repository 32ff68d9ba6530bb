package foyer.tray;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu as the desktop sees it: one level, whose lines are numbered from 1. The bus's threads
/// ask, any thread changes it.
final class MenuObject extends Facts implements Menu {
    static final String PATH = "/MenuBar";

    private volatile List<Line> lines = List.of();
    private volatile int revision = 1;

    /// Has these lines from now on; answers how often they changed.
    synchronized int show(List<Line> now) {
        lines = List.copyOf(now);
        revision++;
        return revision;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public MenuForms.Layout<UInt32, MenuForms.Node> getLayout(
            int parent, int depth, List<String> wanted) {
        List<Line> now = lines;
        List<Variant<?>> below =
                parent != 0 || depth == 0
                        ? List.of()
                        : IntStream.rangeClosed(1, now.size())
                                .<Variant<?>>mapToObj(
                                        id ->
                                                new Variant<>(
                                                        new MenuForms.Node(
                                                                id, properties(now, id), List.of()),
                                                        MenuForms.Node.SIGNATURE))
                                .toList();
        return new MenuForms.Layout<>(
                new UInt32(revision), new MenuForms.Node(parent, properties(now, parent), below));
    }

    private static Map<String, Variant<?>> properties(List<Line> now, int id) {
        var properties = new LinkedHashMap<String, Variant<?>>();
        if (id == 0) {
            properties.put("children-display", new Variant<>("submenu"));
        } else if (id <= now.size()) {
            Line line = now.get(id - 1);
            // an underscore would underline a letter
            properties.put("label", new Variant<>(line.words().replace("_", "__")));
            properties.put("enabled", new Variant<>(line.deed() != null));
            properties.put("visible", new Variant<>(true));
        }
        return properties;
    }

    @Override
    public List<MenuForms.Described> getGroupProperties(List<Integer> ids, List<String> wanted) {
        List<Line> now = lines;
        List<Integer> asked =
                ids.isEmpty() ? IntStream.rangeClosed(0, now.size()).boxed().toList() : ids;
        return asked.stream().map(id -> new MenuForms.Described(id, properties(now, id))).toList();
    }

    @Override
    public Variant<?> getProperty(int id, String name) {
        Variant<?> found = properties(lines, id).get(name);
        return found == null ? new Variant<>("") : found;
    }

    @Override
    public void event(int id, String what, Variant<?> data, UInt32 time) {
        List<Line> now = lines;
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
