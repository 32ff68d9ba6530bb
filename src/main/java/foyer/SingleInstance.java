package foyer;

import foyer.app.AppFolders;
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

/// One window a data folder: a second start hands what it was given to the first, over a socket in
/// that folder, and ends. Which is the first is decided by a lock the system takes back when the
/// process ends, however it ends. Any thread.
final class SingleInstance implements AutoCloseable {
    private static final int MOST_CHARS = 2_000;
    private static final int MOST_PATH_BYTES = 100;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long TRY_AGAIN_MILLIS = 20;
    private static final String TAKEN = "ok";

    private final FileChannel lock;
    private final ServerSocketChannel door;
    private final Path socket;
    private final BlockingQueue<String> given = new LinkedBlockingQueue<>();

    private SingleInstance(FileChannel lock, ServerSocketChannel door, Path socket) {
        this.lock = lock;
        this.door = door;
        this.socket = socket;
    }

    /// Becomes the one that runs, or hands over to it.
    ///
    /// @param address what to tell the one that runs; empty for nothing but to show itself
    /// @return null if another one runs and has taken it
    /// @throws IOException if neither could be
    static @Nullable SingleInstance claimOrHandOver(Path data, String address) throws IOException {
        AppFolders.make(data);
        Path socket = socket(data);
        FileChannel lock =
                FileChannel.open(
                        data.resolve("foyer.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (isOurs(lock)) {
            Files.deleteIfExists(socket);
            var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
            hide(socket);
            var instance = new SingleInstance(lock, door, socket);
            Thread.ofPlatform().name("foyer-instance").daemon().start(instance::listen);
            return instance;
        }
        lock.close();
        handOver(socket, address);
        return null;
    }

    /// A system allows a socket's path about a hundred bytes.
    private static Path socket(Path data) {
        Path near = data.toAbsolutePath().resolve("foyer.sock");
        return near.toString().getBytes(StandardCharsets.UTF_8).length <= MOST_PATH_BYTES
                ? near
                : Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("foyer-%08x.sock".formatted(near.hashCode()));
    }

    private static void hide(Path socket) throws IOException {
        var posix = Files.getFileAttributeView(socket, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// Not a constant: a start that hands over ends before the log is set up.
    private static Logger log() {
        return LoggerFactory.getLogger(SingleInstance.class);
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// The one that runs may be about to open its socket.
    private static void handOver(Path socket, String address) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (var to = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                to.write(ByteBuffer.wrap((address + "\n").getBytes(StandardCharsets.UTF_8)));
                if (TAKEN.equals(line(to))) {
                    return;
                }
                throw new IOException("it hung up");
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("Foyer runs already, but does not answer.", e);
                }
            }
            try {
                Thread.sleep(TRY_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Handing over was interrupted.", e);
            }
        }
    }

    /// Tells, on a thread of its own, what later starts were given; those that came before, too.
    void listen(Consumer<String> opened) {
        Thread.ofPlatform()
                .name("foyer-handed-over")
                .daemon()
                .start(
                        () -> {
                            try {
                                while (true) {
                                    opened.accept(given.take());
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void listen() {
        try {
            while (true) {
                SocketChannel from = door.accept();
                Thread.ofPlatform().daemon().start(() -> take(from));
            }
        } catch (ClosedChannelException e) {
            log().debug("no longer the one that runs", e);
        } catch (IOException e) {
            log().warn("later starts can no longer hand over", e);
        }
    }

    private void take(SocketChannel from) {
        try (from) {
            String address = line(from);
            given.add(address == null ? "" : address);
            from.write(ByteBuffer.wrap((TAKEN + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            log().debug("a later start went away", e);
        }
    }

    /// A line of at most as many characters as a link may have; null if there is none.
    private static @Nullable String line(SocketChannel from) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(from), StandardCharsets.UTF_8));
        var text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return text.toString();
            }
            if (text.length() == MOST_CHARS) {
                throw new IOException("more than a link was handed over");
            }
            text.append((char) c);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        Files.deleteIfExists(socket);
        lock.close();
    }
}
