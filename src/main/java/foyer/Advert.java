package foyer;

import foyer.hub.Census;
import foyer.lan.Announcement;
import foyer.lan.Beacon;
import foyer.lan.Network;
import foyer.lan.Reach;
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
record Advert(RunningServer server, @Nullable Beacon beacon) {
    private static final Logger LOG = LoggerFactory.getLogger(Advert.class);

    /// @param print the print of the server's key; empty if it is not encrypted
    /// @param listen the address it listens at
    /// @param reached hears what others say of reaching it, on any thread
    static Advert of(
            RunningServer server,
            String name,
            String print,
            String listen,
            Consumer<Reach> reached) {
        if (isOfThisComputerOnly(listen)) {
            return hidden(server);
        }
        String device = device();
        Supplier<Announcement> says = () -> says(server, name, print, device);
        var beacon =
                new Beacon(
                        listen.equals(Choices.EVERY_NETWORK)
                                ? Network.ofThisComputer()
                                : Network.at(listen),
                        says,
                        reached,
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom());
        beacon.start();
        return new Advert(server, beacon);
    }

    /// What is to be said of the server at this moment.
    static Announcement says(RunningServer server, String name, String print, String device) {
        Census census = server.hub().census();
        return new Announcement(
                Limits.PROTOCOL,
                server.store().logId(),
                print,
                name,
                device,
                server.port(),
                census.rooms(),
                census.people(),
                census.locked());
    }

    /// A server that is told to nobody.
    static Advert hidden(RunningServer server) {
        return new Advert(server, null);
    }

    /// Whether nobody but this computer gets there.
    static boolean isOfThisComputerOnly(String listen) {
        try {
            return InetAddress.getByName(listen).isLoopbackAddress();
        } catch (UnknownHostException e) {
            LOG.debug("an address to listen at is none", e);
            return true;
        }
    }

    /// What this computer is called, for people; may ask the network, so not on the UI thread.
    static String device() {
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
        return Announcement.hostName(name);
    }

    /// Takes leave of those near and of those inside, at the same time, and ends.
    ///
    /// @param backIn seconds after which those inside may come back by themselves; 0 for never
    void stop(String words, int backIn) {
        CompletableFuture<Void> told =
                beacon == null
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.runAsync(beacon::close);
        server.stop(words, backIn);
        told.join();
    }
}
