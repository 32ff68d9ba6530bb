package foyer.serverfiles;

import foyer.language.Texts;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Picture;
import foyer.serverfiles.StorageUsage.Owner;
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
import java.util.Map;
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
    private final StorageQuota quota;
    private final InstantSource clock;
    private final SpaceWaitlist spaceWaitlist;
    private final UploadOffers offers;
    private final UploadWriter writer;

    private SharedFileStore(StoreDirectory directory, FileLimits limits, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        this.spaceWaitlist = new SpaceWaitlist(directory);
        this.offers = new UploadOffers(clock);
        this.quota = new StorageQuota(limits, directory.usage, spaceWaitlist);
        this.writer = new UploadWriter(directory, quota, offers);
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
        return directory.usage.list(StoredFile.Claim.class).stream()
                .filter(claim -> directory.usage.have(new StoredFile.Complete(claim.file())))
                .map(claim -> unsaidUploads(claim.member(), claim.file()))
                .toList();
    }

    private UploadedFile unsaidUploads(String member, String file) {
        var complete = new StoredFile.Complete(file);
        return new UploadedFile(
                member, file, directory.usage.bytes(complete), picture(directory.path(complete)));
    }

    private static @Nullable Picture picture(Path path) {
        try (var in = Files.newInputStream(path)) {
            return Picture.measure(in.readNBytes(Picture.START_BYTES));
        } catch (IOException e) {
            LOG.warn("cannot read the start of a file: {}", e.toString());
            return null;
        }
    }

    /// Tells who is charged for the complete files.
    ///
    /// @param members member IDs by file
    public void restoreOwners(Map<String, String> members) {
        for (StoredFile.Complete complete : directory.usage.list(StoredFile.Complete.class)) {
            String member = members.get(complete.file());
            if (member != null) {
                charge(complete, member);
            }
        }
        for (StoredFile.Claim claim : directory.usage.list(StoredFile.Claim.class)) {
            var complete = new StoredFile.Complete(claim.file());
            if (directory.usage.have(complete)
                    && directory.usage.owner(complete).member().isEmpty()) {
                charge(complete, claim.member());
            }
        }
    }

    private void charge(StoredFile.Complete complete, String member) {
        directory.usage.put(complete, new Owner(member, ""), directory.usage.bytes(complete));
    }

    /// Starts or resumes an upload. Takes no space before its first byte.
    ///
    /// @return the number of bytes the store already has
    public long offer(Uploader uploader, String file, long bytes) {
        String member = uploader.member();
        if (directory.usage.have(new StoredFile.Claim(file, member))) {
            return directory.usage.bytes(new StoredFile.Complete(file));
        }
        quota.refuseIfTooLarge(bytes);
        var partial = new StoredFile.Partial(file, member, bytes);
        StoredFile.Partial earlier = directory.usage.partial(file, member);
        if (earlier != null && !earlier.equals(partial)) {
            directory.remove(earlier);
        }
        long have = directory.usage.bytes(partial);
        try {
            if (have == 0) {
                if (!partial.equals(offers.of(file, member))) {
                    quota.refuseIfUnfinished(
                            directory.usage.countPartials(member) + offers.count(member));
                }
                quota.refuseIfFull(uploader, bytes, 1);
                quota.refuseIfDiskFull(member, bytes);
                offers.add(partial, uploader.connection());
            }
            return have;
        } catch (IOException e) {
            throw quota.diskTrouble(member, bytes, e);
        }
    }

    /// Appends data to an upload.
    ///
    /// @param uploadedFile called when the upload is complete
    /// @return the number of bytes the store has
    public long append(
            Uploader uploader,
            String file,
            long offset,
            byte[] data,
            Consumer<UploadedFile> uploadedFile) {
        if (writer.append(uploader, file, offset, data)) {
            uploadedFile.accept(unsaidUploads(uploader.member(), file));
        }
        return offset + data.length;
    }

    /// Lets a member share a stored file without uploading it.
    public UploadedFile claim(Uploader uploader, String file) {
        String member = uploader.member();
        if (!directory.usage.have(new StoredFile.Complete(file))) {
            throw missing();
        }
        var claim = new StoredFile.Claim(file, member);
        try {
            if (!directory.usage.have(claim)) {
                quota.refuseIfFull(uploader, 0, 1);
                directory.add(claim, new Owner(member, uploader.address()));
            }
        } catch (IOException e) {
            throw quota.diskTrouble(member, 0, e);
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
        StoredFile.Partial partial = directory.usage.partial(file, member);
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
        if (!directory.usage.isClaimed(file)) {
            directory.remove(new StoredFile.Complete(file));
        }
    }

    /// Ends the uploads without bytes that were offered on a connection.
    public void endOffers(String member, Object connection) {
        offers.removeOf(member, connection);
    }

    /// Deletes uploads that were idle for a day, and files without reference and claim.
    public void sweep(Set<String> referred) {
        long old = clock.millis() - DAY;
        for (StoredFile storedFile : directory.usage.list(StoredFile.class)) {
            if (!(storedFile instanceof StoredFile.Complete)
                    && directory.changed(storedFile) < old) {
                directory.remove(storedFile);
            }
        }
        for (StoredFile.Complete complete : directory.usage.list(StoredFile.Complete.class)) {
            if (!referred.contains(complete.file())) {
                deleteIfUnclaimed(complete.file());
            }
        }
    }
}
