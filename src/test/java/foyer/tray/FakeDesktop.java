package foyer.tray;

import foyer.testing.Skip;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A fake tray on a real bus of its own, which queries items as KDE does. Skips the test without
/// dbus-daemon. Test thread.
public final class FakeDesktop implements AutoCloseable {
    public final String address;
    public final BlockingQueue<String> items = new LinkedBlockingQueue<>();
    private final Process daemon;
    private final DBusConnection bus;

    private final class Watcher implements StatusWatcher {
        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        public void registerStatusNotifierItem(String service) {
            items.add(service);
        }
    }

    public FakeDesktop() throws IOException, DBusException {
        this(true);
    }

    /// @param tray whether the desktop has a tray
    FakeDesktop(boolean tray) throws IOException, DBusException {
        Process started;
        try {
            started =
                    new ProcessBuilder(
                                    "dbus-daemon",
                                    "--session",
                                    "--nofork",
                                    "--nopidfile",
                                    "--print-address=1")
                            .start();
        } catch (IOException e) {
            Skip.unless(false, "the tray is not tried: dbus-daemon is not on the path");
            throw e;
        }
        daemon = started;
        BufferedReader said = daemon.inputReader();
        address = said.readLine();
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        if (tray) {
            bus.exportObject(new Watcher());
            bus.requestBusName(StatusWatcher.NAME);
        }
    }

    Properties item(String service) throws DBusException {
        return bus.getRemoteObject(service, StatusItemObject.PATH, Properties.class);
    }

    void click(String service) throws DBusException {
        bus.getRemoteObject(service, StatusItemObject.PATH, StatusItem.class).activate(1, 1);
    }

    private DBusMenu menu(String service) throws DBusException {
        return bus.getRemoteObject(service, DBusMenuObject.PATH, DBusMenu.class);
    }

    /// The texts of the menu items; clickable ones in brackets.
    public List<String> lines(String service) throws DBusException {
        MenuStructs.Node root = menu(service).getLayout(0, -1, List.of()).root;
        return root.below.stream().map(FakeDesktop::line).toList();
    }

    private static String line(Variant<?> below) {
        // what comes over the bus in a variant is a list of its parts
        Object[] parts = (Object[]) below.getValue();
        var properties = (java.util.Map<?, ?>) parts[1];
        String words = String.valueOf(((Variant<?>) properties.get("label")).getValue());
        return ((Variant<?>) properties.get("enabled")).getValue().equals(true)
                ? "[" + words + "]"
                : words;
    }

    /// Clicks a menu item; the first is 1.
    public void choose(String service, int line) throws DBusException {
        menu(service).event(line, "clicked", new Variant<>(0), new UInt32(0));
    }

    /// Removes the tray.
    public void loseTray() throws DBusException {
        bus.releaseBusName(StatusWatcher.NAME);
    }

    /// Stops the bus.
    void die() {
        daemon.destroyForcibly();
    }

    @Override
    public void close() {
        bus.disconnect();
        daemon.destroy();
    }
}
