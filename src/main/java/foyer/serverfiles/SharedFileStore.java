package foyer.serverfiles;

import foyer.language.Texts;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
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

/// The folder of shared files.
///
/// An upload gets its final name, its SHA-256, only when it is complete, verified and on disk. Disk
/// errors become [InvalidValueException]s with a text for the member. One thread after opening.
public final class SharedFileStore {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFileStore.class);
    private static final long DAY = Duration.ofDays(1).toMillis();

    /// A complete upload that its member has not shared in a message yet.
    ///
    /// @param picture null if the file is not an image
    public record UploadedFile(String member, String file, long bytes, @Nullable Picture picture) {}

    private final StoreDirectory directory;
    private final FileLimits limits;
    private final InstantSource clock;
    private final SpaceWaitlist spaceWaitlist;
    private final UploadOffers offers;

    private SharedFileStore(StoreDirectory directory, FileLimits limits, InstantSource clock) {
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
        this.spaceWaitlist = new SpaceWaitlist(directory);
        this.offers = new UploadOffers(clock);
    }

    /// Opens the store in a folder.
    ///
    /// @param folder created if it does not exist
    /// @throws IOException with a text for the user
    public static SharedFileStore open(Path folder, FileLimits limits, InstantSource clock)
            throws IOException {
        try {
            return new SharedFileStore(new StoreDirectory(folder), limits, clock);
        } catch (IOException e) {
            throw new IOException(Texts.of("disk.files.unusable", folder), e);
        }
    }

    /// The complete uploads that no message has shared yet.
    public List<UploadedFile> unsaidUploads() {
        return directory.of(StoredFile.Claim.class).stream()
                .filter(claim -> directory.have(new StoredFile.Complete(claim.file())))
                .map(claim -> unsaidUploads(claim.member(), claim.file()))
                .toList();
    }

    private UploadedFile unsaidUploads(String member, String file) {
        var complete = new StoredFile.Complete(file);
        return new UploadedFile(
                member, file, directory.bytes(complete), picture(directory.path(complete)));
    }

    private static @Nullable Picture picture(Path path) {
        try (var in = Files.newInputStream(path)) {
            return Picture.of(in.readNBytes(Picture.START_BYTES));
        } catch (IOException e) {
            LOG.warn("cannot read the start of a file: {}", e.toString());
            return null;
        }
    }

    /// Starts or resumes an upload.
    ///
    /// @return the number of bytes the store already has
    public long offer(String member, String file, long bytes) {
        if (directory.have(new StoredFile.Claim(file, member))) {
            return directory.bytes(new StoredFile.Complete(file));
        }
        if (bytes > limits.bytes()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Files can be up to %s here; yours is %s."
                            .formatted(spaceText(limits.bytes()), spaceText(bytes)),
                    Sentence.FILE_TOO_LARGE.with(limits.bytes(), bytes));
        }
        var partial = new StoredFile.Partial(file, member, bytes);
        try {
            if (directory.have(partial)) {
                return directory.bytes(partial);
            }
            checkRoom(member, bytes);
            offers.add(partial);
            return 0;
        } catch (IOException e) {
            throw diskTrouble(member, bytes, e);
        }
    }

    private void checkRoom(String member, long bytes) throws IOException {
        long unfinished =
                offers.count(member)
                        + directory.partials().stream()
                                .filter(partial -> partial.member().equals(member))
                                .count();
        if (unfinished >= FileLimits.MAX_UNFINISHED) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "You’re already sending %d files. Wait for one to finish, or cancel it."
                            .formatted(FileLimits.MAX_UNFINISHED),
                    Sentence.FILES_UNDER_WAY.with(FileLimits.MAX_UNFINISHED));
        }
        checkTotal(bytes);
        if (!spaceWaitlist.hasSpaceFor(bytes)) {
            spaceWaitlist.addIfFull(member, bytes);
            throw new InvalidValueException(
                    ErrorCode.NOT_STORED,
                    "There isn’t enough space on the host’s disk for this file.",
                    Sentence.NO_SPACE_FOR_FILE.with());
        }
    }

    private void checkTotal(long bytes) {
        if (directory.bytes() + bytes > limits.total() || directory.count() >= FileLimits.MAX_FILES) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "The host’s file limit is reached.",
                    Sentence.NO_MORE_FILES.with());
        }
    }

    private static String spaceText(long bytes) {
        return bytes < 10 * FileLimits.MEGABYTE
                ? "%,d bytes".formatted(bytes)
                : "%,d MB".formatted(bytes / FileLimits.MEGABYTE);
    }

    private InvalidValueException diskTrouble(String member, long bytes, IOException e) {
        LOG.error("cannot write or read a shared file: {}", e.toString());
        spaceWaitlist.addIfFull(member, bytes);
        return new InvalidValueException(
                ErrorCode.NOT_STORED,
                "The host couldn’t save the file, so it wasn’t shared.",
                Sentence.FILE_NOT_STORED.with());
    }

    /// Appends data to an upload.
    ///
    /// @param uploadedFile called when the upload is complete
    /// @return the number of bytes the store has
    public long append(
            String member,
            String file,
            long offset,
            byte[] data,
            Consumer<UploadedFile> uploadedFile) {
        checkTotal(data.length);
        StoredFile.Partial partial = begun(member, file, offset);
        Path path = directory.path(partial);
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (offset != channel.size() || data.length == 0) {
                throw new InvalidValueException(
                        ErrorCode.OUT_OF_ORDER, "Send the file from its beginning, without gaps.");
            }
            if (offset + data.length > partial.bytes() || data.length > Limits.PIECE_BYTES) {
                throw new InvalidValueException(
                        ErrorCode.INVALID, "That’s more than the size that was offered.");
            }
            for (var left = ByteBuffer.wrap(data); left.hasRemaining(); ) {
                channel.write(left, offset + left.position());
            }
            directory.setSize(partial, offset + data.length);
            if (offset + data.length == partial.bytes()) {
                channel.force(true);
                finish(partial);
                uploadedFile.accept(unsaidUploads(member, file));
            }
            return offset + data.length;
        } catch (IOException e) {
            cut(path, offset);
            throw diskTrouble(member, partial.bytes() - offset, e);
        }
    }

    /// The upload that this data belongs to. Only its first data takes a place in the folder, so that
    /// offers alone take none.
    private StoredFile.Partial begun(String member, String file, long offset) {
        StoredFile.Partial begun = directory.partial(file, member);
        if (begun != null) {
            return begun;
        }
        StoredFile.Partial offered = offers.of(file, member);
        if (offered == null) {
            throw new InvalidValueException(
                    ErrorCode.NO_SUCH_FILE, "That file wasn’t offered, or has already arrived.");
        }
        if (offset != 0) {
            throw new InvalidValueException(
                    ErrorCode.OUT_OF_ORDER, "Send the file from its beginning, without gaps.");
        }
        try {
            if (directory.partials().size() >= FileLimits.MAX_PARTIALS) {
                directory.remove(directory.partials().getFirst());
            }
            directory.add(offered);
            offers.remove(file, member);
            return offered;
        } catch (IOException e) {
            throw diskTrouble(member, offered.bytes(), e);
        }
    }

    /// Removes a partial write, as a full disk leaves it.
    private static void cut(Path path, long bytes) {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            LOG.warn("cannot truncate an upload: {}", e.toString());
        }
    }

    private void finish(StoredFile.Partial partial) throws IOException {
        if (!Sha256.of(directory.path(partial)).equals(partial.file())) {
            directory.remove(partial);
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "The data isn’t the file that was offered, so it wasn’t saved.");
        }
        directory.complete(partial);
    }

    /// Lets a member share a stored file without uploading it.
    public UploadedFile claim(String member, String file) {
        if (!directory.have(new StoredFile.Complete(file))) {
            throw missing();
        }
        try {
            directory.add(new StoredFile.Claim(file, member));
        } catch (IOException e) {
            throw diskTrouble(member, 0, e);
        }
        return unsaidUploads(member, file);
    }

    /// Whether a member waits for disk space.
    public boolean isAnyWaitingForSpace() {
        return spaceWaitlist.isAny();
    }

    /// Removes from the waitlist and returns the members whose files fit.
    ///
    /// @param online ids of online members; others resume their uploads when they return
    public List<String> membersWithSpaceAgain(Set<String> online) {
        return spaceWaitlist.pollSatisfied(online);
    }

    /// Releases a member's claim after they shared the file.
    public void releaseClaim(String member, String file) {
        directory.remove(new StoredFile.Claim(file, member));
    }

    /// Cancels an upload, and the wait for space.
    public void withdraw(String member, String file) {
        spaceWaitlist.forget(member);
        offers.remove(file, member);
        StoredFile.Partial partial = directory.partial(file, member);
        if (partial != null) {
            directory.remove(partial);
        }
        releaseClaim(member, file);
    }

    /// Reads at most `most` bytes from an offset.
    ///
    /// @param bytes the expected size of the file
    public byte[] read(String file, long offset, int most, long bytes) {
        Path path = directory.path(new StoredFile.Complete(file));
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() != bytes) {
                LOG.warn("a shared file is damaged: {} bytes, not {}", channel.size(), bytes);
                throw missing();
            }
            var data = ByteBuffer.allocate(Math.clamp(bytes - offset, 0, most));
            while (data.hasRemaining() && channel.read(data, offset + data.position()) >= 0) {}
            return Arrays.copyOf(data.array(), data.position());
        } catch (IOException e) {
            LOG.warn("cannot read a shared file: {}", e.toString());
            throw missing();
        }
    }

    private static InvalidValueException missing() {
        return new InvalidValueException(
                ErrorCode.NO_SUCH_FILE, "The host no longer has this file, or it’s damaged.");
    }

    /// Deletes a file that no message refers to, unless a member claims it.
    public void deleteIfUnclaimed(String file) {
        boolean held =
                directory.of(StoredFile.Claim.class).stream().anyMatch(h -> h.file().equals(file));
        if (!held) {
            directory.remove(new StoredFile.Complete(file));
        }
    }

    /// Deletes uploads that were idle for a day, and files without reference and claim.
    public void sweep(Set<String> referred) {
        long old = clock.millis() - DAY;
        for (StoredFile storedFile : directory.of(StoredFile.class)) {
            if (!(storedFile instanceof StoredFile.Complete)
                    && directory.changed(storedFile) < old) {
                directory.remove(storedFile);
            }
        }
        for (StoredFile.Complete complete : directory.of(StoredFile.Complete.class)) {
            if (!referred.contains(complete.file())) {
                deleteIfUnclaimed(complete.file());
            }
        }
    }
}
