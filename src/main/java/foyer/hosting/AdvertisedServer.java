package foyer.hosting;

import foyer.app.LaunchOptions;
import foyer.discovery.Advertiser;
import foyer.discovery.DiscoveryScope;
import foyer.discovery.ReachReport;
import foyer.discovery.ServerAnnouncement;
import foyer.hub.ServerOccupancy;
import foyer.protocol.Limits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those near of a server that runs here, as long as it runs. A server that listens to this
/// computer only is told to nobody. Any thread that may wait some seconds.
public record AdvertisedServer(RunningServer server, @Nullable Advertiser advertiser) {
    private static final Logger LOG = LoggerFactory.getLogger(AdvertisedServer.class);

    /// @param fingerprint the print of the server's key; empty if it is not encrypted
    /// @param listen the address it listens at
    /// @param reached hears what others say of reaching it, on any thread
    static AdvertisedServer of(
            RunningServer server,
            String name,
            String fingerprint,
            String listen,
            Consumer<ReachReport> reached) {
        if (isOfThisComputerOnly(listen)) {
            return hidden(server);
        }
        String device = device();
        Supplier<ServerAnnouncement> says = () -> says(server, name, fingerprint, device);
        var advertiser =
                new Advertiser(
                        listen.equals(LaunchOptions.EVERY_NETWORK)
                                ? DiscoveryScope.ofThisComputer()
                                : DiscoveryScope.at(listen),
                        says,
                        reached,
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom());
        advertiser.start();
        return new AdvertisedServer(server, advertiser);
    }

    /// What is to be said of the server at this moment.
    static ServerAnnouncement says(
            RunningServer server, String name, String fingerprint, String device) {
        ServerOccupancy occupancy = server.hub().occupancy();
        return new ServerAnnouncement(
                Limits.PROTOCOL,
                server.store().logId(),
                fingerprint,
                name,
                device,
                server.port(),
                occupancy.rooms(),
                occupancy.people(),
                occupancy.locked());
    }

    /// A server that is told to nobody.
    static AdvertisedServer hidden(RunningServer server) {
        return new AdvertisedServer(server, null);
    }

    /// Whether nobody but this computer gets there.
    public static boolean isOfThisComputerOnly(String listen) {
        try {
            return InetAddress.getByName(listen).isLoopbackAddress();
        } catch (UnknownHostException e) {
            LOG.debug("an address to listen at is none", e);
            return true;
        }
    }

    /// What this computer is called, for people; may ask the network, so not on the UI thread.
    public static String device() {
        Map<String, String> variables = System.getenv();
        String name =
                variables.getOrDefault("COMPUTERNAME", variables.getOrDefault("HOSTNAME", ""));
        if (name.isBlank()) {
            try {
                name = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                LOG.debug("this computer does not know its name", e);
            }
        }
        return ServerAnnouncement.hostName(name);
    }

    /// Takes leave of those near and of those inside, at the same time, and ends.
    ///
    /// @param backIn seconds after which those inside may come back by themselves; 0 for never
    void stop(String text, int backIn) {
        CompletableFuture<Void> told =
                advertiser == null
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.runAsync(advertiser::close);
        server.stop(text, backIn);
        told.join();
    }
}
