package foyer.files;

import foyer.language.Texts;
import foyer.protocol.Code;
import foyer.protocol.Invalid;
import foyer.protocol.Limits;
import foyer.protocol.Picture;
import foyer.protocol.Sentence;
import foyer.protocol.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
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

    private final Entries entries;
    private final FileLimits limits;
    private final InstantSource clock;
    private final Lacking lacking;

    private FileFolder(Entries entries, FileLimits limits, InstantSource clock) {
        this.entries = entries;
        this.limits = limits;
        this.clock = clock;
        this.lacking = new Lacking(entries);
    }

    /// The files in a folder.
    ///
    /// @param folder made if it is not there
    /// @throws IOException with words to the person
    public static FileFolder open(Path folder, FileLimits limits, InstantSource clock)
            throws IOException {
        try {
            return new FileFolder(new Entries(folder), limits, clock);
        } catch (IOException e) {
            throw new IOException(Texts.of("disk.files.unusable", folder), e);
        }
    }

    /// What members gave before and have not said yet.
    public List<Given> given() {
        return entries.of(Entry.Held.class).stream()
                .filter(held -> entries.have(new Entry.Whole(held.file())))
                .map(held -> given(held.member(), held.file()))
                .toList();
    }

    private Given given(String member, String file) {
        var whole = new Entry.Whole(file);
        return new Given(member, file, entries.bytes(whole), picture(entries.path(whole)));
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
        if (entries.have(new Entry.Held(file, member))) {
            return entries.bytes(new Entry.Whole(file));
        }
        if (bytes > limits.bytes()) {
            throw new Invalid(
                    Code.INVALID,
                    "A file can have %s here; this one has %s."
                            .formatted(words(limits.bytes()), words(bytes)),
                    Sentence.FILE_TOO_LARGE.with(limits.bytes(), bytes));
        }
        var part = new Entry.Part(file, member, bytes);
        try {
            if (entries.have(part)) {
                return Files.size(entries.path(part));
            }
            checkRoom(member, bytes);
            entries.add(part);
            return 0;
        } catch (IOException e) {
            throw diskTrouble(member, bytes, e);
        }
    }

    private void checkRoom(String member, long bytes) throws IOException {
        long unfinished =
                entries.of(Entry.Part.class).stream()
                        .filter(part -> part.member().equals(member))
                        .count();
        if (unfinished >= FileLimits.UNFINISHED) {
            throw new Invalid(
                    Code.TOO_MANY,
                    "%d files of yours are on their way. Let one arrive, or take it back."
                            .formatted(FileLimits.UNFINISHED),
                    Sentence.FILES_UNDER_WAY.with(FileLimits.UNFINISHED));
        }
        if (entries.bytes() + bytes > limits.total()) {
            throw new Invalid(
                    Code.TOO_MANY,
                    "The host keeps as many files as it may. Yours has no place.",
                    Sentence.NO_MORE_FILES.with());
        }
        if (!lacking.isRoomFor(bytes)) {
            lacking.refused(member, bytes);
            throw new Invalid(
                    Code.NOT_STORED,
                    "There is not enough room on the host’s disk for this file.",
                    Sentence.NO_SPACE_FOR_FILE.with());
        }
    }

    private static String words(long bytes) {
        return bytes < 10 * FileLimits.MEGABYTE
                ? "%,d bytes".formatted(bytes)
                : "%,d MB".formatted(bytes / FileLimits.MEGABYTE);
    }

    private Invalid diskTrouble(String member, long bytes, IOException e) {
        LOG.error("a file was not stored or read: {}", e.toString());
        lacking.refused(member, bytes);
        return new Invalid(
                Code.NOT_STORED,
                "The host’s disk did not take the file. Nothing of it was shared.",
                Sentence.FILE_NOT_STORED.with());
    }

    /// A member goes on giving a file.
    ///
    /// @param given hears of it when it is whole
    /// @return how much of it is here now
    public long take(String member, String file, long offset, byte[] data, Consumer<Given> given) {
        Entry.Part part =
                entries.of(Entry.Part.class).stream()
                        .filter(p -> p.file().equals(file) && p.member().equals(member))
                        .findAny()
                        .orElseThrow(
                                () ->
                                        new Invalid(
                                                Code.NO_SUCH_FILE,
                                                "That file was not offered, or is here already."));
        Path path = entries.path(part);
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
            throw diskTrouble(member, part.bytes() - offset, e);
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
        if (!Sha256.of(entries.path(part)).equals(part.file())) {
            entries.remove(part);
            throw new Invalid(
                    Code.INVALID, "What came is not the file that was offered. Nothing is kept.");
        }
        entries.complete(part);
    }

    /// A member may say a file that was shared with them as if they had given it.
    public Given hold(String member, String file) {
        if (!entries.have(new Entry.Whole(file))) {
            throw missing();
        }
        try {
            entries.add(new Entry.Held(file, member));
        } catch (IOException e) {
            throw diskTrouble(member, 0, e);
        }
        return given(member, file);
    }

    /// Whether files of anybody's found no room on the disk.
    public boolean isLackingRoom() {
        return lacking.isAny();
    }

    /// The members whose files found no room before and would now; each is named once.
    ///
    /// @param here who is here; the others offer anew what they go on giving when they are back
    public List<String> roomAgain(Set<String> here) {
        return lacking.over(here);
    }

    /// A member has said what they gave.
    public void release(String member, String file) {
        entries.remove(new Entry.Held(file, member));
    }

    /// A member gives it up. If they lack room for others, they are not told when there is some.
    public void withdraw(String member, String file) {
        lacking.forget(member);
        for (Entry.Part part : entries.of(Entry.Part.class)) {
            if (part.file().equals(file) && part.member().equals(member)) {
                entries.remove(part);
            }
        }
        release(member, file);
    }

    /// At most so many bytes of a file from a place on.
    ///
    /// @param bytes how long the file should be
    public byte[] read(String file, long offset, int most, long bytes) {
        Path path = entries.path(new Entry.Whole(file));
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
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
        boolean held = entries.of(Entry.Held.class).stream().anyMatch(h -> h.file().equals(file));
        if (!held) {
            entries.remove(new Entry.Whole(file));
        }
    }

    /// Clears what is left over: parts that nothing came of for a day, and files that nobody refers
    /// to.
    public void sweep(Set<String> referred) {
        long old = clock.millis() - DAY;
        for (Entry entry : entries.of(Entry.class)) {
            if (!(entry instanceof Entry.Whole) && entries.changed(entry) < old) {
                entries.remove(entry);
            }
        }
        for (Entry.Whole whole : entries.of(Entry.Whole.class)) {
            if (!referred.contains(whole.file())) {
                drop(whole.file());
            }
        }
    }
}
