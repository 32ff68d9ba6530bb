package foyer.clientfiles;

import foyer.language.Texts;
import foyer.protocol.FileNames;
import foyer.protocol.Picture;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
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

/// Reads and writes the user's files, one after the other on a disk thread. Every method returns at
/// once; its result, or the error as text, comes back on the UI thread.
///
/// Downloaded files are in a cache, named by their SHA-256, until the program starts again. Pasted
/// files are beside it until they are sent. UI thread.
public final class LocalFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFiles.class);

    /// The content of a file.
    ///
    /// @param id its SHA-256
    /// @param picture null if it is no picture that can be shown
    public record LocalFile(String id, long bytes, @Nullable Picture picture) {}

    /// What is known of a file without reading all of it.
    ///
    /// @param changed when it was last modified, in milliseconds since 1970; 0 if it was pasted
    /// @param picture null if it is no picture that can be shown
    public record FileStamp(long bytes, long changed, @Nullable Picture picture) {}

    /// A complete download whose SHA-256 is right.
    ///
    /// @param picture found in the file itself; null if it is no picture that can be shown
    public record FetchedFile(Path path, @Nullable Picture picture) {}

    /// A pasted file is deleted if the user has not been at its server for so long.
    private static final long PASTED_MILLIS = Duration.ofDays(30).toMillis();

    private final Path cache;
    private final Path pasted;
    private volatile Path downloads;
    private final Executor disk;
    private final Executor ui;

    /// @param cache folder for downloaded files; emptied at once
    /// @param downloads folder in which [#save] saves
    /// @param disk one thread, which may block
    public LocalFiles(Path cache, Path downloads, Executor disk, Executor ui) {
        this.cache = cache;
        this.pasted = cache.resolveSibling("pasted");
        this.downloads = downloads;
        this.disk = disk;
        this.ui = ui;
        disk.execute(this::deleteOldFiles);
    }

    public void setDownloads(Path folder) {
        downloads = folder;
    }

    private void deleteOldFiles() {
        deleteOlder(cache, Long.MAX_VALUE);
        deleteOlder(pasted, System.currentTimeMillis() - PASTED_MILLIS);
    }

    private static void deleteOlder(Path folder, long beforeMillis) {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
                for (Path path : paths) {
                    if (Files.getLastModifiedTime(path).toMillis() < beforeMillis) {
                        Files.delete(path);
                    }
                }
            } catch (IOException e) {
                LOG.warn("old files could not be deleted: {}", e.toString());
            }
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> void run(Work<T> work, Consumer<T> done, Consumer<String> failed) {
        disk.execute(
                () -> {
                    try {
                        T result = work.run();
                        ui.execute(() -> done.accept(result));
                    } catch (IOException | OutOfMemoryError e) {
                        LOG.warn("a file could not be read or written: {}", e.toString());
                        ui.execute(() -> failed.accept(errorText(e)));
                    }
                });
    }

    private static String errorText(Throwable error) {
        return switch (error) {
            case DamagedDownloadException _ -> Texts.of("files.broken");
            case NotAFileException _ -> Texts.of("files.no_folders");
            case NoSuchFileException _ -> Texts.of("files.gone");
            case AccessDeniedException _ -> Texts.of("files.denied");
            case AtomicFileWriter.DiskFullException _ -> Texts.of("files.disk_full");
            default -> Texts.of("files.disk");
        };
    }

    private static final class DamagedDownloadException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// A folder, or a device, whose content might never end.
    private static final class NotAFileException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Reads a whole file to find its SHA-256.
    public void hash(Path file, Consumer<LocalFile> done, Consumer<String> failed) {
        run(
                () -> {
                    refuseIfNoFile(file);
                    Sha256.Measured measured = Sha256.measure(file);
                    return new LocalFile(measured.id(), measured.bytes(), picture(file));
                },
                done,
                failed);
    }

    /// Reads a file's stamp. A pasted file is kept for another month from then on.
    public void stamp(Path file, Consumer<FileStamp> done, Consumer<String> failed) {
        run(
                () -> {
                    refuseIfNoFile(file);
                    return new FileStamp(Files.size(file), changed(file), picture(file));
                },
                done,
                failed);
    }

    private static void refuseIfNoFile(Path file) throws NotAFileException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new NotAFileException();
        }
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

    /// Reads at most `count` bytes of a file.
    public void read(
            Path file, long offset, int count, Consumer<byte[]> done, Consumer<String> failed) {
        run(
                () -> {
                    refuseIfNoFile(file);
                    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        var data = ByteBuffer.allocate(count);
                        while (data.hasRemaining()
                                && channel.read(data, offset + data.position()) >= 0) {}
                        return Arrays.copyOf(data.array(), data.position());
                    }
                },
                done,
                failed);
    }

    private Path part(SharedFile file) {
        return cache.resolve(file.id() + ".part");
    }

    private Path whole(SharedFile file) {
        return cache.resolve(file.id());
    }

    /// Finds how many bytes of a download are in the cache.
    public void fetchedBytes(SharedFile file, Consumer<Long> done, Consumer<String> failed) {
        run(
                () -> {
                    Files.createDirectories(cache);
                    if (Files.exists(whole(file))) {
                        return file.bytes();
                    }
                    return Files.exists(part(file)) ? Files.size(part(file)) : 0L;
                },
                done,
                failed);
    }

    /// Writes a part of a download into the cache.
    public void append(SharedFile file, long offset, byte[] data, Consumer<String> failed) {
        run(
                () -> {
                    try (var channel =
                            FileChannel.open(
                                    part(file),
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE)) {
                        for (var rest = ByteBuffer.wrap(data); rest.hasRemaining(); ) {
                            channel.write(rest, offset + rest.position());
                        }
                    } catch (IOException e) {
                        throw AtomicFileWriter.diagnose(cache, e);
                    }
                    return file;
                },
                _ -> {},
                failed);
    }

    /// Checks the SHA-256 of a download of which all bytes are in the cache; deletes it if it is
    /// wrong.
    public void finish(SharedFile file, Consumer<FetchedFile> done, Consumer<String> failed) {
        run(
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
                done,
                failed);
    }

    /// Copies a downloaded file to the downloads folder. If the name is taken, it gets a number.
    public void save(FetchedFile from, String name, Consumer<Path> done, Consumer<String> failed) {
        run(
                () ->
                        AtomicFileWriter.create(
                                downloads,
                                FileNames.safe(name),
                                AtomicFileWriter.markedCopyOf(from.path())),
                done,
                failed);
    }

    /// Copies a downloaded file to a path, and replaces the file there only when the copy is whole.
    public void saveAs(FetchedFile from, Path to, Consumer<Path> done, Consumer<String> failed) {
        run(
                () -> AtomicFileWriter.replace(to, AtomicFileWriter.markedCopyOf(from.path())),
                done,
                failed);
    }

    /// Writes pasted content to a file, from which it can be uploaded until [#deletePasted].
    ///
    /// @param content called on the disk thread
    public void savePasted(Supplier<byte[]> content, Consumer<Path> done, Consumer<String> failed) {
        run(
                () -> {
                    Files.createDirectories(pasted);
                    Path file = Files.createTempFile(pasted, "pasted-", "");
                    AtomicFileWriter.write(file, part -> Files.write(part, content.get()));
                    return file;
                },
                done,
                failed);
    }

    /// Deletes a file if it was pasted; leaves it if it is the user's own.
    public void deletePasted(Path file) {
        if (isPasted(file)) {
            run(() -> Files.deleteIfExists(file), _ -> {}, _ -> {});
        }
    }

    /// The folder in which [#save] saves.
    public Path downloads() {
        return downloads;
    }
}
