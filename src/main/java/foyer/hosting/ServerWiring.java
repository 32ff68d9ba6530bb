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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Composition root of a server: creates its objects and connects them. Its methods read and write
/// files; any thread but the UI's.
public final class ServerWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWiring.class);

    /// EX_SOFTWARE of sysexits.h.
    private static final int FATAL_EXIT_CODE = 70;

    private ServerWiring() {}

    /// Starts a server. If that fails, nothing stays open.
    ///
    /// @param identity key that encrypts connections; null for plain connections
    /// @param data folder of the history and the shared files
    /// @param password the server's password from now on; empty for none, null to keep the last one
    /// @throws IOException with a message for the user
    static RunningServer serve(
            HubSettings hubSettings,
            ServerSettings settings,
            @Nullable ServerIdentity identity,
            Path data,
            @Nullable String password)
            throws IOException {
        AppFolders.make(data);
        String newLogId = MemberId.newKey(new SecureRandom());
        MessageStore store =
                MessageStore.open(data.resolve("history.db"), newLogId, InstantSource.system());
        try {
            return start(hubSettings, settings, identity, data, password, store);
        } catch (InterruptedException e) {
            store.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Starting the server was interrupted.");
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static RunningServer start(
            HubSettings hubSettings,
            ServerSettings settings,
            @Nullable ServerIdentity identity,
            Path data,
            @Nullable String password,
            MessageStore store)
            throws IOException, InterruptedException {
        ExecutorService hashing = HubExecutors.forPasswords();
        ExecutorService fileThread = HubExecutors.forFiles();
        Path folder = data.resolve("files").resolve(store.logId());
        AppFolders.make(folder);
        var files =
                SharedFileStore.open(folder, hubSettings.limits().files(), InstantSource.system());
        HubSettings known =
                hubSettings.withFingerprint(identity == null ? "" : identity.fingerprint());
        var loop =
                new HubLoop(
                        hubThread ->
                                new Hub(
                                        known,
                                        store,
                                        InstantSource.system(),
                                        System::nanoTime,
                                        new SecureRandom(),
                                        hashing,
                                        new FileWorker(files, fileThread),
                                        hubThread),
                        ServerWiring::endProcess);
        if (password != null) {
            loop.setPasswordAtStart(password);
        }
        ServerSettings encrypted =
                identity == null ? settings : settings.encryptedWith(identity.context());
        var sockets = new SocketServer(encrypted, loop, System::nanoTime);
        var guests = new GuestServer(hubSettings.name(), encrypted, loop, System::nanoTime);
        int port = sockets.start();
        loop.start();
        return new RunningServer(
                sockets, guests, store, loop, List.of(hashing, fileThread), identity, port);
    }

    /// Ends the process without cleaning up, which might need memory that is not there, so that a
    /// service manager starts it again. Everything acknowledged is on the disk.
    private static void endProcess(Error error) {
        try {
            LOG.error("the server ends, because it cannot go on", error);
        } finally {
            Runtime.getRuntime().halt(FATAL_EXIT_CODE);
        }
    }

    /// The identity of the server in this folder; created on the first start.
    ///
    /// @throws IOException with a message for the user
    static ServerIdentity identity(Path data) throws IOException {
        AppFolders.make(data);
        return ServerIdentity.in(data, InstantSource.system());
    }

    /// Starts the server of a user who chooses "Host a room". The user becomes its host.
    ///
    /// @param hostId gives the host's member id for a key fingerprint
    /// @param port preferred port; if it is taken, the next free one is used. 0 for the default
    /// @throws IOException with a message for the user
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
        var reachReports = new ReachReportBuffer();
        AdvertisedServer advertisedServer =
                AdvertisedServer.of(
                        server,
                        hub.name(),
                        server.fingerprint(),
                        launchOptions.listen(),
                        reachReports);
        return new WindowHostedServer(
                advertisedServer,
                reachReports,
                Firewall.ofThisComputer(server.port()),
                hostName,
                launchOptions.listen());
    }

    /// Whether [#host] reopens existing rooms.
    public static boolean hasHosted(LaunchOptions launchOptions) {
        return Files.exists(launchOptions.data().resolve("host/history.db"));
    }

    private record WindowHostedServer(
            AdvertisedServer advertisedServer,
            ReachReportBuffer reachReports,
            Firewall firewall,
            String hostName,
            String listen)
            implements ServerStarter.HostedServer {
        private RunningServer server() {
            return advertisedServer.server();
        }

        private boolean listensEverywhere() {
            return listen.equals(LaunchOptions.EVERY_NETWORK);
        }

        @Override
        public Destination local() {
            var address =
                    new ServerAddress(listensEverywhere() ? "127.0.0.1" : listen, server().port());
            return new Destination(List.of(address), server().fingerprint());
        }

        private List<String> hosts() {
            return listensEverywhere() ? Addresses.ofThisComputer() : List.of(listen);
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
            reachReports.subscribe(listener);
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

    /// "Ada’s room"; shortens the name so that the whole fits into the maximum length.
    private static String possessive(String name, String thing, int maxPoints) {
        int left = maxPoints - thing.length() - 3;
        int points = name.codePointCount(0, name.length());
        String start =
                points <= left
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, left - 1)) + "…";
        return start + "’s " + thing;
    }
}
