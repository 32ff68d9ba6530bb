package foyer.files;

import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Picture;
import foyer.protocol.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of shared files. Whoever opens it, then one thread.
///
/// A file has its place, named by its SHA-256, only when all of it has come, is what was offered
/// and is on disk; until then it is its member's part. What the disk does not take, or give, is
/// told as [Invalid], in words to the member.
public final class FileFolder {
    private static final Logger LOG = LoggerFactory.getLogger(FileFolder.class);
    private static final long DAY = Duration.ofDays(1).toMillis();

    /// A file that a member gave and has not said yet.
    ///
    /// @param picture what picture it is, if one
    public record Given(String member, String file, long bytes, @Nullable Picture picture) {}

    private final Path folder;
    private final FileLimits limits;
    private final InstantSource clock;

    /// How many bytes each takes, or will.
    private final Map<Entry, Long> entries = new HashMap<>();

    private FileFolder(Path folder, FileLimits limits, InstantSource clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    /// The files in a folder.
    ///
    /// @param folder made if it is not there
    /// @throws IOException with words to the person
    public static FileFolder open(Path folder, FileLimits limits, InstantSource clock)
            throws IOException {
        var opened = new FileFolder(folder, limits, clock);
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
                for (Path path : paths) {
                    Entry entry = Entry.of(path);
                    if (entry != null && Files.isRegularFile(path)) {
                        opened.entries.put(entry, opened.size(entry));
                    }
                }
            }
        } catch (IOException e) {
            throw new IOException(Texts.of("disk.files.unusable", folder), e);
        }
        return opened;
    }

    private long size(Entry entry) throws IOException {
        return switch (entry) {
            case Entry.Part part -> part.bytes();
            case Entry.Held _ -> 0;
            case Entry.Whole _ -> Files.size(path(entry));
        };
    }

    private Path path(Entry entry) {
        return folder.resolve(entry.name());
    }

    /// What members gave before and have not said yet.
    public List<Given> given() {
        return entries.keySet().stream()
                .filter(Entry.Held.class::isInstance)
                .map(Entry.Held.class::cast)
                .filter(held -> entries.containsKey(new Entry.Whole(held.file())))
                .map(held -> given(held.member(), held.file()))
                .toList();
    }

    private Given given(String member, String file) {
        var whole = new Entry.Whole(file);
        return new Given(member, file, entries.getOrDefault(whole, 0L), picture(path(whole)));
    }

    private static @Nullable Picture picture(Path path) {
        try (var in = Files.newInputStream(path)) {
            return Picture.of(in.readNBytes(Picture.START_BYTES));
        } catch (IOException e) {
            LOG.warn("a file cannot be looked at: {}", e.toString());
            return null;
        }
    }

    /// A member has a file to give.
    ///
    /// @return how much of it is here
    public long offer(String member, String file, long bytes) {
        if (entries.containsKey(new Entry.Held(file, member))) {
            return entries.getOrDefault(new Entry.Whole(file), 0L);
        }
        if (bytes > limits.bytes()) {
            throw new Invalid(
                    Code.INVALID,
                    "A file can have %s here; this one has %s."
                            .formatted(words(limits.bytes()), words(bytes)));
        }
        var part = new Entry.Part(file, member, bytes);
        try {
            if (entries.containsKey(part)) {
                return Files.size(path(part));
            }
            checkRoom(member, bytes);
            Files.write(path(part), new byte[0]);
            entries.put(part, bytes);
            return 0;
        } catch (IOException e) {
            throw diskTrouble(e);
        }
    }

    private void checkRoom(String member, long bytes) throws IOException {
        long unfinished =
                entries.keySet().stream()
                        .filter(e -> e instanceof Entry.Part part && part.member().equals(member))
                        .count();
        if (unfinished >= FileLimits.UNFINISHED) {
            throw new Invalid(
                    Code.TOO_MANY,
                    "%d files of yours are on their way. Let one arrive, or take it back."
                            .formatted(FileLimits.UNFINISHED));
        }
        long held = entries.values().stream().mapToLong(Long::longValue).sum();
        if (held + bytes > limits.total()) {
            throw new Invalid(
                    Code.TOO_MANY, "The host keeps as many files as it may. Yours has no place.");
        }
        if (Files.getFileStore(folder).getUsableSpace() < bytes + FileLimits.SPARE) {
            throw new Invalid(
                    Code.NOT_STORED, "There is not enough room on the host’s disk for this file.");
        }
    }

    private static String words(long bytes) {
        return bytes < 10 * FileLimits.MEGABYTE
                ? "%,d bytes".formatted(bytes)
                : "%,d MB".formatted(bytes / FileLimits.MEGABYTE);
    }

    private static Invalid diskTrouble(IOException e) {
        LOG.error("a file was not stored or read: {}", e.toString());
        return new Invalid(
                Code.NOT_STORED,
                "The host’s disk did not take the file. Nothing of it was shared.");
    }

    /// A member goes on giving a file.
    ///
    /// @param given hears of it when it is whole
    /// @return how much of it is here now
    public long take(String member, String file, long offset, byte[] data, Consumer<Given> given) {
        Entry.Part part =
                entries.keySet().stream()
                        .filter(Entry.Part.class::isInstance)
                        .map(Entry.Part.class::cast)
                        .filter(p -> p.file().equals(file) && p.member().equals(member))
                        .findAny()
                        .orElseThrow(
                                () ->
                                        new Invalid(
                                                Code.NO_SUCH_FILE,
                                                "That file was not offered, or is here already."));
        Path path = path(part);
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (offset != channel.size() || data.length == 0) {
                throw new Invalid(
                        Code.OUT_OF_ORDER, "A file comes from its beginning, without gaps.");
            }
            if (offset + data.length > part.bytes() || data.length > Limits.PIECE_BYTES) {
                throw new Invalid(Code.INVALID, "That is more of the file than was offered.");
            }
            for (var left = ByteBuffer.wrap(data); left.hasRemaining(); ) {
                channel.write(left, offset + left.position());
            }
            if (offset + data.length == part.bytes()) {
                channel.force(true);
                finish(part);
                given.accept(given(member, file));
            }
            return offset + data.length;
        } catch (IOException e) {
            cut(path, offset);
            throw diskTrouble(e);
        }
    }

    /// A full disk may have taken a half of what was to be written.
    private static void cut(Path path, long bytes) {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            LOG.warn("a part of a file is not as it should be: {}", e.toString());
        }
    }

    private void finish(Entry.Part part) throws IOException {
        Path path = path(part);
        if (!Sha256.of(path).equals(part.file())) {
            remove(part);
            throw new Invalid(
                    Code.INVALID, "What came is not the file that was offered. Nothing is kept.");
        }
        var held = new Entry.Held(part.file(), part.member());
        Files.write(path(held), new byte[0]);
        entries.put(held, 0L);
        var whole = new Entry.Whole(part.file());
        Files.move(
                path,
                path(whole),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        entries.remove(part);
        entries.put(whole, part.bytes());
        sync();
    }

    /// Has the names on disk, too; Windows has no way to do that, and no need.
    private void sync() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// A member may say a file that was shared with them as if they had given it.
    public Given hold(String member, String file) {
        var whole = new Entry.Whole(file);
        var held = new Entry.Held(file, member);
        if (!entries.containsKey(whole)) {
            throw missing();
        }
        try {
            Files.write(path(held), new byte[0]);
        } catch (IOException e) {
            throw diskTrouble(e);
        }
        entries.put(held, 0L);
        return given(member, file);
    }

    /// A member has said what they gave.
    public void release(String member, String file) {
        remove(new Entry.Held(file, member));
    }

    /// A member gives it up.
    public void withdraw(String member, String file) {
        for (Entry entry : List.copyOf(entries.keySet())) {
            if (entry instanceof Entry.Part part
                    && part.file().equals(file)
                    && part.member().equals(member)) {
                remove(part);
            }
        }
        release(member, file);
    }

    /// At most so many bytes of a file from a place on.
    ///
    /// @param bytes how long the file should be
    public byte[] read(String file, long offset, int most, long bytes) {
        try (var channel = FileChannel.open(path(new Entry.Whole(file)), StandardOpenOption.READ)) {
            if (channel.size() != bytes) {
                LOG.warn("a shared file is damaged: {} bytes, not {}", channel.size(), bytes);
                throw missing();
            }
            var data = ByteBuffer.allocate(Math.clamp(bytes - offset, 0, most));
            while (data.hasRemaining() && channel.read(data, offset + data.position()) >= 0) {}
            return Arrays.copyOf(data.array(), data.position());
        } catch (IOException e) {
            LOG.warn("a shared file cannot be read: {}", e.toString());
            throw missing();
        }
    }

    private static Invalid missing() {
        return new Invalid(
                Code.NO_SUCH_FILE, "The host does not have this file any more, or it is damaged.");
    }

    /// Nobody refers to this file any more; who still holds it keeps it.
    public void drop(String file) {
        boolean held =
                entries.keySet().stream()
                        .anyMatch(e -> e instanceof Entry.Held h && h.file().equals(file));
        if (!held) {
            remove(new Entry.Whole(file));
        }
    }

    /// Clears what is left over: parts that nothing came of for a day, and files that nobody refers
    /// to.
    public void sweep(Set<String> referred) {
        long old = clock.millis() - DAY;
        for (Entry entry : List.copyOf(entries.keySet())) {
            if (!(entry instanceof Entry.Whole) && changed(entry) < old) {
                remove(entry);
            }
        }
        for (Entry entry : List.copyOf(entries.keySet())) {
            if (entry instanceof Entry.Whole(String file) && !referred.contains(file)) {
                drop(file);
            }
        }
    }

    private long changed(Entry entry) {
        try {
            return Files.getLastModifiedTime(path(entry)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /// What cannot be removed now is found again at the next start.
    private void remove(Entry entry) {
        if (entries.remove(entry) != null) {
            try {
                Files.deleteIfExists(path(entry));
            } catch (IOException e) {
                LOG.warn("a file could not be deleted: {}", e.toString());
            }
        }
    }
}
