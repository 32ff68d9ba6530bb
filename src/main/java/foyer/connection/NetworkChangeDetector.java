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

/// Notices what makes a connection doubtful, or a new one worth trying at once: the computer slept,
/// or its addresses are others. Asked every second. One thread, the link's.
final class NetworkChangeDetector {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkChangeDetector.class);
    private static final long SLEPT_NANOS = 5_000_000_000L;

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Supplier<Set<InetAddress>> addresses;
    private Set<InetAddress> lastAddresses;
    private long lastMillis;
    private long lastNanos;

    /// @param clock goes on while the computer sleeps
    /// @param nanoTime may stand still then
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
                InstantSource.system(), System::nanoTime, NetworkChangeDetector::addressesHere);
    }

    /// Whether anything changed since the last time this was asked.
    boolean changed() {
        boolean slept = slept();
        Set<InetAddress> now = addresses.get();
        boolean moved = !now.equals(lastAddresses);
        lastAddresses = now;
        return slept || moved;
    }

    private boolean slept() {
        long millis = clock.millis();
        long nanos = nanoTime.getAsLong();
        long wall = (millis - lastMillis) * 1_000_000;
        long measured = nanos - lastNanos;
        lastMillis = millis;
        lastNanos = nanos;
        // one clock may stand still in sleep, or both go on while no thread runs
        return Math.max(wall, measured) > SLEPT_NANOS;
    }

    private static Set<InetAddress> addressesHere() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(NetworkChangeDetector::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            LOG.debug("the network interfaces could not be listed", e);
            return Set.of();
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            LOG.debug("an interface went away while it was asked", e);
            return false;
        }
    }
}
