package foyer.clientfiles;

import foyer.language.Texts;
import foyer.protocol.FileNames;
import foyer.protocol.Picture;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes this person's files. Called on the UI thread, where every method returns at
/// once; the work is done on the disk's thread, in order, and what came of it is heard on the UI
/// thread.
///
/// What was fetched lies in a folder of this Foyer's own, named by its SHA-256, until the program
/// starts again. What was pasted lies beside it until it is given.
public final class LocalFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFiles.class);

    /// A file of this person's.
    ///
    /// @param picture what picture it is, if one that can be shown
    public record LocalFile(String id, long bytes, @Nullable Picture picture) {}

    /// The same, seen from outside: however long it is, that takes no time.
    ///
    /// @param changed when it was changed last, in milliseconds since 1970; 0 of what was pasted
    public record FileStamp(long bytes, long changed, @Nullable Picture picture) {}

    /// A file that was fetched, whole and compared.
    ///
    /// @param picture likewise, whatever the server said of it
    public record FetchedFile(Path path, @Nullable Picture picture) {}

    /// Whoever was not back at a server for so long gives nothing there any more.
    private static final long PASTED_MILLIS = Duration.ofDays(30).toMillis();

    private final Path cache;
    private final Path pasted;
    private volatile Path downloads;
    private final Executor disk;
    private final Executor ui;

    /// Makes a desk that works in these folders.
    ///
    /// @param cache for what is fetched; emptied now
    /// @param downloads where files are saved unless the person says otherwise
    /// @param disk one thread that may wait
    public LocalFiles(Path cache, Path downloads, Executor disk, Executor ui) {
        this.cache = cache;
        this.pasted = cache.resolveSibling("pasted");
        this.downloads = downloads;
        this.disk = disk;
        this.ui = ui;
        disk.execute(this::empty);
    }

    /// Files are saved in another folder from now on, unless the person says otherwise.
    public void saveIn(Path folder) {
        downloads = folder;
    }

    private void empty() {
        clear(cache, Long.MAX_VALUE);
        clear(pasted, System.currentTimeMillis() - PASTED_MILLIS);
    }

    /// @param before in milliseconds since 1970: what was changed later stays
    private static void clear(Path folder, long before) {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
                for (Path path : old) {
                    if (Files.getLastModifiedTime(path).toMillis() < before) {
                        Files.delete(path);
                    }
                }
            } catch (IOException e) {
                LOG.warn("what was kept of files could not be cleared away: {}", e.toString());
            }
        }
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    private <T> void begin(Work<T> work, Consumer<T> then, Consumer<String> failed) {
        disk.execute(
                () -> {
                    try {
                        T came = work.done();
                        ui.execute(() -> then.accept(came));
                    } catch (IOException | OutOfMemoryError e) {
                        LOG.warn("a file could not be read or written: {}", e.toString());
                        ui.execute(() -> failed.accept(text(e)));
                    }
                });
    }

    private static String text(Throwable why) {
        return switch (why) {
            case DamagedDownloadException _ -> Texts.of("files.broken");
            case NotAFileException _ -> Texts.of("files.no_folders");
            case NoSuchFileException _ -> Texts.of("files.gone");
            case AtomicFileWriter.DiskFullException _ -> Texts.of("files.disk_full");
            default -> Texts.of("files.disk");
        };
    }

    private static final class DamagedDownloadException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// A folder, or a device, which might never end.
    private static final class NotAFileException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Finds out what a file is.
    public void inspect(Path file, Consumer<LocalFile> then, Consumer<String> failed) {
        begin(() -> new LocalFile(Sha256.of(file), Files.size(file), picture(file)), then, failed);
    }

    /// Looks at a file from outside. What was pasted is not cleared away for another month.
    public void stamp(Path file, Consumer<FileStamp> then, Consumer<String> failed) {
        begin(
                () -> {
                    if (Files.exists(file) && !Files.isRegularFile(file)) {
                        throw new NotAFileException();
                    }
                    return new FileStamp(Files.size(file), changed(file), picture(file));
                },
                then,
                failed);
    }

    private long changed(Path file) throws IOException {
        if (isPasted(file)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return 0;
        }
        return Files.getLastModifiedTime(file).toMillis();
    }

    private boolean isPasted(Path file) {
        return pasted.toAbsolutePath().equals(file.toAbsolutePath().getParent());
    }

    private static @Nullable Picture picture(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Picture.of(in.readNBytes(Picture.START_BYTES));
        }
    }

    /// Reads at most so many bytes of a file.
    public void read(
            Path file, long offset, int count, Consumer<byte[]> then, Consumer<String> failed) {
        begin(
                () -> {
                    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        var data = ByteBuffer.allocate(count);
                        while (data.hasRemaining()
                                && channel.read(data, offset + data.position()) >= 0) {}
                        return Arrays.copyOf(data.array(), data.position());
                    }
                },
                then,
                failed);
    }

    private Path part(SharedFile file) {
        return cache.resolve(file.id() + ".part");
    }

    private Path whole(SharedFile file) {
        return cache.resolve(file.id());
    }

    /// How much of a file was fetched.
    public void fetchedBytes(SharedFile file, Consumer<Long> then, Consumer<String> failed) {
        begin(
                () -> {
                    Files.createDirectories(cache);
                    if (Files.exists(whole(file))) {
                        return file.bytes();
                    }
                    return Files.exists(part(file)) ? Files.size(part(file)) : 0L;
                },
                then,
                failed);
    }

    /// Puts a stretch behind what was fetched of a file.
    public void append(SharedFile file, long offset, byte[] data, Consumer<String> failed) {
        begin(
                () -> {
                    try (var channel =
                            FileChannel.open(
                                    part(file),
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE)) {
                        for (var left = ByteBuffer.wrap(data); left.hasRemaining(); ) {
                            channel.write(left, offset + left.position());
                        }
                    } catch (IOException e) {
                        throw AtomicFileWriter.asFull(cache, e);
                    }
                    return file;
                },
                _ -> {},
                failed);
    }

    /// All of a file was fetched: compares it with what was said.
    public void finish(SharedFile file, Consumer<FetchedFile> then, Consumer<String> failed) {
        begin(
                () -> {
                    if (!Files.exists(whole(file))) {
                        if (!Sha256.of(part(file)).equals(file.id())) {
                            Files.delete(part(file));
                            throw new DamagedDownloadException();
                        }
                        Files.move(part(file), whole(file), StandardCopyOption.ATOMIC_MOVE);
                    }
                    return new FetchedFile(whole(file), picture(whole(file)));
                },
                then,
                failed);
    }

    /// Saves what was fetched in the downloads folder, beside whatever is there.
    ///
    /// @param then hears where it is
    public void save(FetchedFile from, String name, Consumer<Path> then, Consumer<String> failed) {
        begin(
                () ->
                        AtomicFileWriter.beside(
                                downloads,
                                FileNames.safe(name),
                                AtomicFileWriter.copyOf(from.path())),
                then,
                failed);
    }

    /// Saves what was fetched where the person says; what was there is kept until all of it is on
    /// disk.
    public void saveAs(FetchedFile from, Path to, Consumer<Path> then, Consumer<String> failed) {
        begin(() -> AtomicFileWriter.at(to, AtomicFileWriter.copyOf(from.path())), then, failed);
    }

    /// Puts bytes of the person's own, such as a picture they pasted, where they can be given from,
    /// until [#deletePasted].
    public void savePasted(Supplier<byte[]> made, Consumer<Path> then, Consumer<String> failed) {
        begin(
                () -> {
                    Files.createDirectories(pasted);
                    Path file = Files.createTempFile(pasted, "pasted-", "");
                    AtomicFileWriter.write(file, part -> Files.write(part, made.get()));
                    return file;
                },
                then,
                failed);
    }

    /// A file was given, or will not be: if it was pasted, it is not needed any more.
    public void deletePasted(Path file) {
        if (isPasted(file)) {
            begin(() -> Files.deleteIfExists(file), _ -> {}, _ -> {});
        }
    }

    /// Where files are saved.
    public Path downloads() {
        return downloads;
    }
}
