package foyer.hosting;

import foyer.app.LaunchOptions;
import foyer.discovery.Advertiser;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.ReachReport;
import foyer.discovery.ServerAnnouncement;
import foyer.protocol.Limits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server with its announcement on the local network. A server that listens on the
/// loopback address only is not announced. Its methods may block for some seconds; any thread but
/// the UI's.
///
/// @param advertiser null if the server is not announced
public record AdvertisedServer(RunningServer server, @Nullable Advertiser advertiser) {
    private static final Logger LOG = LoggerFactory.getLogger(AdvertisedServer.class);

    /// Announces the server, unless it listens on the loopback address.
    ///
    /// @param fingerprint key fingerprint; empty if the server does not encrypt
    /// @param listen address the server listens on
    /// @param onReachReport called on any thread when another computer reports whether it reached
    ///   the server
    static AdvertisedServer of(
            RunningServer server,
            String name,
            String fingerprint,
            String listen,
            Consumer<ReachReport> onReachReport) {
        if (isLoopback(listen)) {
            return hidden(server);
        }
        String device = deviceName();
        var advertiser =
                new Advertiser(
                        listen.equals(LaunchOptions.EVERY_NETWORK)
                                ? DiscoveryScope.ofThisComputer()
                                : DiscoveryScope.ofAddress(listen),
                        () -> announcement(server, name, fingerprint, device),
                        onReachReport,
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom());
        advertiser.start();
        return new AdvertisedServer(server, advertiser);
    }

    /// What the network hears of the server, with its occupancy at this moment.
    static ServerAnnouncement announcement(
            RunningServer server, String name, String fingerprint, String device) {
        return new ServerAnnouncement(
                Limits.PROTOCOL,
                server.store().logId(),
                fingerprint,
                name,
                device,
                server.port(),
                server.hub().occupancy());
    }

    /// A server that is not announced.
    static AdvertisedServer hidden(RunningServer server) {
        return new AdvertisedServer(server, null);
    }

    /// Whether only programs on this computer can connect. True if the address cannot be resolved.
    public static boolean isLoopback(String listen) {
        try {
            return InetAddress.getByName(listen).isLoopbackAddress();
        } catch (UnknownHostException e) {
            LOG.debug("the listen address cannot be resolved", e);
            return true;
        }
    }

    /// This computer's name as others see it. May query the network, so not on the UI thread.
    public static String deviceName() {
        Map<String, String> variables = System.getenv();
        String name =
                variables.getOrDefault("COMPUTERNAME", variables.getOrDefault("HOSTNAME", ""));
        if (name.isBlank()) {
            try {
                name = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                LOG.debug("this computer's name cannot be resolved", e);
            }
        }
        return ServerAnnouncement.hostName(name);
    }

    /// Withdraws the announcement and stops the server, both at the same time.
    ///
    /// @param text reason shown to the members
    /// @param retryAfter seconds after which clients reconnect; 0 for never
    void stop(String text, int retryAfter) {
        CompletableFuture<Void> withdrawn =
                advertiser == null
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.runAsync(advertiser::close);
        server.stop(text, retryAfter);
        withdrawn.join();
    }
}
