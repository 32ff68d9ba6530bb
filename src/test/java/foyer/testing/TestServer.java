package foyer.testing;

import foyer.connection.ServerAddress;
import foyer.hub.FileWorker;
import foyer.hub.Hub;
import foyer.hub.HubExecutors;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.identity.ServerIdentity;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverfiles.SharedFileStore;
import foyer.serverstore.MessageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A running server in this process: sockets, hub and store. One thread.
public final class TestServer implements AutoCloseable {
    public final HubLoop hub;
    public final ServerSettings settings;
    public final ServerAddress address;
    private final SocketServer sockets;
    private final MessageStore store;
    private final ExecutorService hashing;
    private final ExecutorService fileThread;
    private boolean stopped;

    private TestServer(Options options) throws Exception {
        store = options.store;
        settings = options.settings();
        hashing = HubExecutors.forPasswords();
        fileThread = HubExecutors.forFiles();
        FileWorker fileWorker =
                options.files == null
                        ? null
                        : new FileWorker(
                                SharedFileStore.open(
                                        options.files,
                                        options.hubSettings.limits().files(),
                                        InstantSource.system()),
                                fileThread);
        String fingerprint = options.identity == null ? "" : options.identity.fingerprint();
        HubSettings hubSettings = options.hubSettings.withFingerprint(fingerprint);
        hub =
                new HubLoop(
                        hubThread ->
                                new Hub(
                                        hubSettings,
                                        store,
                                        InstantSource.system(),
                                        options.nanoTime,
                                        new SecureRandom(),
                                        hashing,
                                        fileWorker,
                                        hubThread),
                        error -> {
                            throw error;
                        });
        if (!options.password.isEmpty()) {
            hub.setPasswordAtStart(options.password);
        }
        sockets = new SocketServer(settings, hub, System::nanoTime);
        int port = sockets.start();
        address =
                settings.encryption() == null
                        ? ServerAddress.plain(settings.host(), port)
                        : new ServerAddress(settings.host(), port);
        hub.start();
    }

    /// A server with one room, called Lobby; plain, in memory.
    ///
    /// @param hosts member ids of its hosts
    public static TestServer start(String... hosts) throws Exception {
        return with("Ada's room", Set.of(hosts), "Lobby").start();
    }

    /// A server that further options may change before it starts.
    public static Options with(String name, Set<String> hosts, String... rooms) {
        return with(new HubSettings(name, hosts, List.of(rooms), List.of()));
    }

    /// A server that further options may change before it starts.
    public static Options with(HubSettings hubSettings) {
        return new Options(hubSettings);
    }

    /// Options of a server: by default plain, in memory, on a free port of the loopback.
    public static final class Options {
        private final HubSettings hubSettings;
        private String host = "127.0.0.1";
        private int port;
        private ServerLimits limits = ServerLimits.DEFAULT;
        private @Nullable ServerIdentity identity;
        private MessageStore store = MessageStore.inMemory("k7f2m4qz");
        private LongSupplier nanoTime = System::nanoTime;
        private String password = "";
        private @Nullable Path files;

        private Options(HubSettings hubSettings) {
            this.hubSettings = hubSettings;
        }

        public Options host(String value) {
            host = value;
            return this;
        }

        public Options port(int value) {
            port = value;
            return this;
        }

        public Options limits(ServerLimits value) {
            limits = value;
            return this;
        }

        /// @param value null to leave connections plain
        public Options encryptedWith(@Nullable ServerIdentity value) {
            identity = value;
            return this;
        }

        public Options store(MessageStore value) {
            store = value;
            return this;
        }

        /// @param value the hub's clock; the sockets use the system's
        public Options nanoTime(LongSupplier value) {
            nanoTime = value;
            return this;
        }

        /// @param folder for shared files; by default there are none
        public Options files(Path folder) {
            files = folder;
            return this;
        }

        public Options password(String value) {
            password = value;
            return this;
        }

        private ServerSettings settings() {
            var plain = new ServerSettings(host, port, true, limits);
            return identity == null ? plain : plain.encryptedWith(identity.context());
        }

        public TestServer start() throws Exception {
            return new TestServer(this);
        }
    }

    public int port() {
        return address.port();
    }

    public void stop(String text, int retryAfter) throws IOException {
        stopped = true;
        try {
            sockets.stop(text, retryAfter);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        hashing.shutdownNow();
        fileThread.shutdownNow();
        store.close();
    }

    /// Stops the server, unless it was stopped before.
    @Override
    public void close() throws IOException {
        if (!stopped) {
            stop("done", 0);
        }
    }
}
