package foyer.serverfiles;

import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.Sha256;
import foyer.serverfiles.StorageUsage.Owner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the data of uploads. Only the first data of an upload takes a place in the folder. One
/// thread.
final class UploadWriter {
    private static final Logger LOG = LoggerFactory.getLogger(UploadWriter.class);

    private final StoreDirectory directory;
    private final StorageQuota quota;
    private final UploadOffers offers;

    UploadWriter(StoreDirectory directory, StorageQuota quota, UploadOffers offers) {
        this.directory = directory;
        this.quota = quota;
        this.offers = offers;
    }

    /// Appends data to an upload.
    ///
    /// @return whether the upload is complete
    boolean append(Uploader uploader, String file, long offset, byte[] data) {
        String member = uploader.member();
        StoredFile.Partial partial = requireUpload(file, member);
        long have = directory.usage.bytes(partial);
        if (offset != have || data.length == 0) {
            throw new InvalidValueException(
                    ErrorCode.OUT_OF_ORDER, "Send the file from its beginning, without gaps.");
        }
        if (offset + data.length > partial.bytes() || data.length > Limits.PIECE_BYTES) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "That’s more than the size that was offered.");
        }
        quota.refuseIfFull(uploader, data.length, have == 0 ? 1 : 0);
        var owner = new Owner(member, uploader.address());
        try {
            if (have == 0) {
                makePlace();
                directory.add(partial, owner);
                offers.remove(file, member);
            }
            write(partial, offset, data);
            directory.usage.put(partial, owner, offset + data.length);
            boolean complete = offset + data.length == partial.bytes();
            if (complete) {
                finish(partial);
            }
            return complete;
        } catch (IOException e) {
            takeBack(partial, owner, offset);
            throw quota.diskTrouble(member, partial.bytes() - offset, e);
        }
    }

    /// Removes the upload that has waited longest, if there are too many.
    private void makePlace() {
        StoredFile.Partial oldest = directory.usage.oldestPartialAbove(FileLimits.MAX_PARTIALS - 1);
        if (oldest != null) {
            directory.remove(oldest);
        }
    }

    private StoredFile.Partial requireUpload(String file, String member) {
        StoredFile.Partial partial = directory.usage.partial(file, member);
        if (partial == null) {
            partial = offers.of(file, member);
        }
        if (partial == null) {
            throw new InvalidValueException(
                    ErrorCode.NO_SUCH_FILE, "That file wasn’t offered, or has already arrived.");
        }
        return partial;
    }

    private void write(StoredFile.Partial partial, long offset, byte[] data) throws IOException {
        try (var channel = FileChannel.open(directory.path(partial), StandardOpenOption.WRITE)) {
            if (channel.size() != offset) {
                directory.remove(partial);
                throw new InvalidValueException(
                        ErrorCode.OUT_OF_ORDER, "The host lost the upload. Send it again.");
            }
            for (var left = ByteBuffer.wrap(data); left.hasRemaining(); ) {
                channel.write(left, offset + left.position());
            }
            if (offset + data.length == partial.bytes()) {
                channel.force(true);
            }
        }
    }

    /// Removes a partial write, as a full disk leaves it.
    private void takeBack(StoredFile.Partial partial, Owner owner, long bytes) {
        if (bytes == 0) {
            directory.remove(partial);
        } else {
            cut(directory.path(partial), bytes);
            directory.usage.put(partial, owner, bytes);
        }
    }

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
}
