package foyer.tray;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Peer;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Foyer's item in the desktop's tray. Any thread that may wait for the desktop; calls back on a
/// thread of the bus.
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private final DBusConnection bus;
    private final StatusItemObject item;
    private final DBusMenuObject menu = new DBusMenuObject();
    private final Runnable gone;
    private volatile boolean closed;
    private volatile boolean lost;

    private Tray(DBusConnection bus, List<MenuStructs.Pixels> icons, Runnable open, Runnable gone) {
        this.bus = bus;
        this.item = new StatusItemObject(icons, open);
        this.gone = gone;
    }

    /// Opens an item in the tray.
    ///
    /// @param address of the session bus from the environment, or null
    /// @param icons in several sizes, from which the desktop chooses
    /// @param open called on a click
    /// @param gone called when the tray or the bus goes away
    /// @return null if there is no tray
    public static @Nullable Tray open(
            @Nullable String address,
            List<MenuStructs.Pixels> icons,
            Runnable open,
            Runnable gone) {
        if (address == null) {
            return null;
        }
        try {
            var ends = new Ends();
            DBusConnection bus =
                    DBusConnectionBuilder.forAddress(address)
                            .withShared(false)
                            .withDisconnectCallback(ends)
                            .receivingThreadConfig()
                            .withMethodCallThreadCount(1)
                            .connectionConfig()
                            .build();
            var tray = new Tray(bus, icons, open, gone);
            ends.tray = tray;
            try {
                tray.enter();
                return tray;
            } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
                tray.close();
                throw e;
            }
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.info("no tray: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    /// Reports the end of the bus.
    private static final class Ends implements IDisconnectCallback {
        private volatile @Nullable Tray tray;

        @Override
        public void disconnectOnError(IOException thrown) {
            Tray lost = tray;
            if (lost != null) {
                lost.lost();
            }
        }
    }

    private void enter() throws DBusException {
        bus.exportObject(item);
        bus.exportObject(menu);
        bus.addSigHandler(DBus.NameOwnerChanged.class, this::heard);
        register();
    }

    private void register() throws DBusException {
        bus.getRemoteObject(StatusWatcher.NAME, StatusWatcher.PATH, StatusWatcher.class)
                .registerStatusNotifierItem(bus.getUniqueName());
    }

    /// Reports the end of the tray.
    private void heard(DBus.NameOwnerChanged change) {
        if (change.name.equals(StatusWatcher.NAME) && change.newOwner.isEmpty()) {
            lost();
        }
    }

    private void lost() {
        lost = true;
        if (!closed) {
            gone.run();
        }
    }

    /// Replaces the tooltip and the menu. Does nothing once the tray is gone; the library refuses a
    /// message with [RejectedExecutionException] while its threads end.
    public void show(String tooltip, List<TrayMenuItem> trayMenuItems) {
        item.say(tooltip);
        int revision = menu.show(trayMenuItems);
        try {
            send(new StatusItem.NewToolTip(StatusItemObject.PATH));
            send(new DBusMenu.LayoutUpdated(DBusMenuObject.PATH, new UInt32(revision), 0));
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.info("cannot update the tray: {}", e.getClass().getSimpleName());
        }
    }

    private void send(Message signal) {
        if (!closed && !lost) {
            bus.sendMessage(signal);
        }
    }

    /// Leaves the tray after all calls of the desktop have been answered.
    @Override
    public void close() {
        closed = true;
        if (!lost) {
            awaitReplies();
        }
        bus.disconnect();
    }

    /// Calls itself through the bus. One thread answers all calls in their order, so every earlier
    /// call has its reply when this one returns. A disconnect alone may drop replies that are still
    /// queued.
    private void awaitReplies() {
        try {
            bus.getRemoteObject(bus.getUniqueName(), StatusItemObject.PATH, Peer.class).Ping();
        } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
            LOG.debug("the bus is gone, nobody waits for a reply", e);
        }
    }
}
