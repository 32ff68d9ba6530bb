package foyer.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/// The D-Bus structures of the tray item and its menu. Immutable.
public final class MenuStructs {
    private MenuStructs() {}

    /// The revision and the items.
    public static final class Layout<A, B> extends Tuple {
        @Position(0)
        public final A revision;

        @Position(1)
        public final B root;

        public Layout(A revision, B root) {
            this.revision = revision;
            this.root = root;
        }
    }

    /// An item and its children.
    public static final class Node extends Struct {
        static final String SIGNATURE = "(ia{sv}av)";

        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> below;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> below) {
            this.id = id;
            this.properties = properties;
            this.below = below;
        }
    }

    /// An item without children.
    public static final class Described extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Described(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /// An icon: alpha, red, green and blue of each pixel, row by row.
    public static final class Pixels extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] argb;

        public Pixels(int width, int height, byte[] argb) {
            this.width = width;
            this.height = height;
            this.argb = argb;
        }
    }

    /// The tooltip.
    public static final class Tip extends Struct {
        @Position(0)
        public final String icon;

        @Position(1)
        public final List<Pixels> pixels;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public Tip(String icon, List<Pixels> pixels, String title, String text) {
            this.icon = icon;
            this.pixels = pixels;
            this.title = title;
            this.text = text;
        }
    }
}
