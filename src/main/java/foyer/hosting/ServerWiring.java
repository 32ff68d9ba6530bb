package foyer.hosting;

import foyer.app.AppFolders;
import foyer.app.LaunchOptions;
import foyer.client.ServerStarter;
import foyer.connection.Destination;
import foyer.connection.ServerAddress;
import foyer.discovery.Addresses;
import foyer.discovery.Firewall;
import foyer.discovery.ReachReport;
import foyer.guest.GuestServer;
import foyer.hub.FileWorker;
import foyer.hub.Hub;
import foyer.hub.HubExecutors;
import foyer.hub.HubLimits;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.protocol.Limits;
import foyer.protocol.MemberId;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverfiles.SharedFileStore;
import foyer.serverstore.MessageStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the objects of a server and joins them; [foyer.window.WindowWiring] does so for the
/// window, and nothing else does.
public final class ServerWiring {
    private ServerWiring() {}

    /// Starts a server with all its parts.
    ///
    /// @param identity encrypts connections; null to leave them plain
    /// @param data the folder its history is in
    /// @param password what it asks for from now on, nothing if empty; null to leave that as it was
    /// @throws IOException with words to the person
    static RunningServer serve(
            HubSettings hubSettings,
            ServerSettings settings,
            @Nullable ServerIdentity identity,
            Path data,
            @Nullable String password)
            throws IOException {
        String newLogId = MemberId.newKey(new SecureRandom());
        MessageStore store =
                MessageStore.open(data.resolve("history.db"), newLogId, InstantSource.system());
        ExecutorService hashing = HubExecutors.forPasswords();
        ExecutorService filing = HubExecutors.forFiles();
        var folder =
                SharedFileStore.open(
                        data.resolve("files").resolve(store.logId()),
                        hubSettings.limits().files(),
                        InstantSource.system());
        var hub =
                new Hub(
                        hubSettings,
                        store,
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom(),
                        hashing,
                        new FileWorker(folder, filing));
        if (password != null) {
            hub.setPasswordAtStart(password);
        }
        var loop = new HubLoop(hub);
        ServerSettings encrypted =
                identity == null ? settings : settings.encryptedWith(identity.context());
        var sockets = new SocketServer(encrypted, loop, System::nanoTime);
        try {
            int port = sockets.start();
            loop.start();
            var guests = new GuestServer(hubSettings.name(), encrypted, loop, System::nanoTime);
            return new RunningServer(
                    sockets, guests, store, loop, List.of(hashing, filing), identity, port);
        } catch (IOException e) {
            store.close();
            throw e;
        } catch (InterruptedException e) {
            store.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Starting the server was interrupted.");
        }
    }

    /// The identity of the server whose folder this is.
    ///
    /// @throws IOException with words to the person
    static ServerIdentity identity(Path data) throws IOException {
        AppFolders.make(data);
        return ServerIdentity.in(data, InstantSource.system());
    }

    /// The server of somebody who presses "Host a room": their room, and they are its host.
    ///
    /// @param port where to listen, or at the next one that is free; 0 for the usual one
    public static ServerStarter.HostedServer host(
            String hostName, UnaryOperator<String> hostId, LaunchOptions launchOptions, int port)
            throws IOException {
        Path data = launchOptions.data().resolve("host");
        ServerIdentity identity = identity(data);
        var hub =
                new HubSettings(
                        possessive(hostName, "Foyer", Limits.NAME_POINTS),
                        Set.of(hostId.apply(identity.fingerprint())),
                        List.of(),
                        possessive(hostName, "room", Limits.ROOM_POINTS),
                        List.of(),
                        HubLimits.DEFAULT);
        RunningServer server =
                serve(
                        hub,
                        new ServerSettings(
                                launchOptions.listen(),
                                port == 0 ? Limits.PORT : port,
                                false,
                                ServerLimits.DEFAULT),
                        identity,
                        data,
                        null);
        var reach = new ReachReportBuffer();
        AdvertisedServer advertisedServer =
                AdvertisedServer.of(
                        server, hub.name(), server.fingerprint(), launchOptions.listen(), reach);
        Firewall firewall = Firewall.ofThisComputer(server.port());
        return new HostedHere(advertisedServer, reach, firewall, hostName, launchOptions.listen());
    }

    private record HostedHere(
            AdvertisedServer advertisedServer,
            ReachReportBuffer reach,
            Firewall firewall,
            String hostName,
            String listen)
            implements ServerStarter.HostedServer {
        private RunningServer server() {
            return advertisedServer.server();
        }

        private boolean isEverywhere() {
            return listen.equals(LaunchOptions.EVERY_NETWORK);
        }

        @Override
        public Destination local() {
            var address = new ServerAddress(isEverywhere() ? "127.0.0.1" : listen, server().port());
            return new Destination(List.of(address), server().fingerprint());
        }

        private List<String> hosts() {
            return isEverywhere() ? Addresses.ofThisComputer() : List.of(listen);
        }

        @Override
        public List<String> addresses() {
            return hosts().stream()
                    .map(host -> new ServerAddress(host, server().port()).toString())
                    .toList();
        }

        @Override
        public String identity() {
            return server().fingerprint();
        }

        @Override
        public boolean isAnnounced() {
            return advertisedServer.advertiser() != null;
        }

        @Override
        public void hearReach(Consumer<ReachReport> listener) {
            reach.tell(listener);
        }

        @Override
        public List<String> guests(boolean on, boolean encrypted) throws IOException {
            try {
                if (!on) {
                    server().guests().close(hostName + " turned off browser guests.");
                    return List.of();
                }
                int port = server().guests().open(GuestServer.PORT, false, encrypted);
                String scheme = encrypted ? "https://" : "http://";
                return hosts().stream()
                        .map(host -> scheme + new ServerAddress(host, port) + "/")
                        .toList();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Opening the guest port was interrupted.");
            }
        }

        @Override
        public String notice() {
            return server().notice();
        }

        @Override
        public void stop() {
            advertisedServer.stop(hostName + " stopped hosting.", 0);
        }
    }

    /// As much of the name as leaves room for what it owns.
    private static String possessive(String name, String thing, int most) {
        int left = most - thing.length() - 3;
        int points = name.codePointCount(0, name.length());
        String start =
                points <= left
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, left - 1)) + "…";
        return start + "’s " + thing;
    }
}
