package foyer.connection;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Detects that the computer has slept or changed networks. A connection is then doubtful, and a
/// new attempt promising. Polled every second. Connection thread.
final class NetworkChangeDetector {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkChangeDetector.class);
    private static final long SLEPT_NANOS = 5_000_000_000L;

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Supplier<Set<InetAddress>> addresses;
    private Set<InetAddress> lastAddresses;
    private long lastMillis;
    private long lastNanos;

    /// @param clock continues while the computer sleeps
    /// @param nanoTime may stop while the computer sleeps
    NetworkChangeDetector(
            InstantSource clock, LongSupplier nanoTime, Supplier<Set<InetAddress>> addresses) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.addresses = addresses;
        this.lastAddresses = addresses.get();
        this.lastMillis = clock.millis();
        this.lastNanos = nanoTime.getAsLong();
    }

    static NetworkChangeDetector ofThisComputer() {
        return new NetworkChangeDetector(
                InstantSource.system(), System::nanoTime, NetworkChangeDetector::localAddresses);
    }

    /// Whether the computer slept or its addresses changed since the last call.
    boolean pollChange() {
        boolean slept = pollSleep();
        Set<InetAddress> current = addresses.get();
        boolean moved = !current.equals(lastAddresses);
        lastAddresses = current;
        return slept || moved;
    }

    private boolean pollSleep() {
        long millis = clock.millis();
        long nanos = nanoTime.getAsLong();
        long wall = (millis - lastMillis) * 1_000_000;
        long measured = nanos - lastNanos;
        lastMillis = millis;
        lastNanos = nanos;
        // either clock may stop during sleep, or both continue while no thread runs
        return Math.max(wall, measured) > SLEPT_NANOS;
    }

    private static Set<InetAddress> localAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(NetworkChangeDetector::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            LOG.debug("cannot list the network interfaces", e);
            return Set.of();
        }
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (SocketException e) {
            LOG.debug("a network interface has gone", e);
            return false;
        }
    }
}
