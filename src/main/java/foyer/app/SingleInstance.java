package foyer.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Allows one window for each data folder. A second start hands its address to the first over a
/// Unix socket in that folder, and ends. A file lock decides which is first: the system releases it
/// even if the process crashes. Thread-safe.
public final class SingleInstance implements AutoCloseable {
    private static final int MAX_CHARS = 2_000;
    private static final int MAX_PATH_BYTES = 100;
    private static final long HAND_OVER_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long RETRY_MILLIS = 20;
    private static final String ACCEPTED = "ok";

    private final FileChannel lock;
    private final ServerSocketChannel listener;
    private final Path socket;
    private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();

    private SingleInstance(FileChannel lock, ServerSocketChannel listener, Path socket) {
        this.lock = lock;
        this.listener = listener;
        this.socket = socket;
    }

    /// Becomes the running instance, or hands the address to it.
    ///
    /// @param address address to open in the running instance; empty to only show its window
    /// @return null if another instance has taken the address
    /// @throws IOException if the folder cannot be used, or the other instance does not answer
    public static @Nullable SingleInstance claimOrHandOver(Path data, String address)
            throws IOException {
        AppFolders.make(data);
        Path socket = socket(data);
        FileChannel lock =
                FileChannel.open(
                        data.resolve("foyer.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (isLocked(lock)) {
            Files.deleteIfExists(socket);
            var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(socket));
            restrictToOwner(socket);
            var instance = new SingleInstance(lock, listener, socket);
            Thread.ofPlatform().name("foyer-instance").daemon().start(instance::acceptLoop);
            return instance;
        }
        lock.close();
        handOver(socket, address);
        return null;
    }

    /// In the data folder, or in a private folder of the user's if the path would be too long for a
    /// socket. Not in the folder for temporary files, where another user could take the name.
    static Path socket(Path data) throws IOException {
        Path inFolder = data.toAbsolutePath().resolve("foyer.sock");
        if (inFolder.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES) {
            return inFolder;
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        Path folder =
                runtime != null && Files.isDirectory(Path.of(runtime))
                        ? Path.of(runtime)
                        : Path.of(System.getProperty("user.home"), ".cache", "foyer");
        AppFolders.make(folder);
        return folder.resolve("foyer-%08x.sock".formatted(inFolder.hashCode()));
    }

    private static void restrictToOwner(Path socket) throws IOException {
        var posix = Files.getFileAttributeView(socket, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// Not a constant: a start that hands over ends without setting up the log, which takes long.
    private static Logger log() {
        return LoggerFactory.getLogger(SingleInstance.class);
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Retries for a while: the running instance may have the lock but not the socket yet.
    private static void handOver(Path socket, String address) throws IOException {
        long end = System.nanoTime() + HAND_OVER_TIMEOUT_NANOS;
        while (true) {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(ByteBuffer.wrap((address + "\n").getBytes(StandardCharsets.UTF_8)));
                if (ACCEPTED.equals(readLine(channel))) {
                    return;
                }
                throw new IOException("the running instance closed the connection");
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("Foyer is already running, but does not answer.", e);
                }
            }
            try {
                Thread.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(
                        "Handing the address to the running Foyer was interrupted.", e);
            }
        }
    }

    /// Passes the addresses of later starts to the listener, on a separate thread. Addresses that
    /// arrived before this call are passed too.
    public void listen(Consumer<String> onAddress) {
        Thread.ofPlatform()
                .name("foyer-handed-over")
                .daemon()
                .start(
                        () -> {
                            try {
                                while (true) {
                                    onAddress.accept(addresses.take());
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void acceptLoop() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                Thread.ofPlatform().daemon().start(() -> receive(channel));
            }
        } catch (ClosedChannelException e) {
            log().debug("instance closed", e);
        } catch (IOException e) {
            log().warn("later starts cannot hand over their address", e);
        }
    }

    private void receive(SocketChannel channel) {
        try (channel) {
            String address = readLine(channel);
            addresses.add(address == null ? "" : address);
            channel.write(ByteBuffer.wrap((ACCEPTED + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            log().debug("a later start closed its connection", e);
        }
    }

    /// A line without its line break; null if the stream ends before one.
    ///
    /// @throws IOException if the line is longer than any invite link
    private static @Nullable String readLine(SocketChannel channel) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return text.toString();
            }
            if (text.length() == MAX_CHARS) {
                throw new IOException("the address handed over is too long");
            }
            text.append((char) c);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
        lock.close();
    }
}
