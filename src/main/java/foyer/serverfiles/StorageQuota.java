package foyer.serverfiles;

import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Sentence;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refuses uploads above the limits of a member, of an address and of all. Only bytes that arrived
/// count, so that nobody can reserve space that others need. One thread.
final class StorageQuota {
    private static final Logger LOG = LoggerFactory.getLogger(StorageQuota.class);

    private final FileLimits limits;
    private final StorageUsage usage;
    private final SpaceWaitlist spaceWaitlist;

    StorageQuota(FileLimits limits, StorageUsage usage, SpaceWaitlist spaceWaitlist) {
        this.limits = limits;
        this.usage = usage;
        this.spaceWaitlist = spaceWaitlist;
    }

    void refuseIfTooLarge(long bytes) {
        if (bytes > limits.bytes()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Files can be up to %s here; yours is %s."
                            .formatted(spaceText(limits.bytes()), spaceText(bytes)),
                    Sentence.FILE_TOO_LARGE.with(limits.bytes(), bytes));
        }
    }

    /// @param unfinished how many uploads the member has not finished
    void refuseIfUnfinished(int unfinished) {
        if (unfinished >= FileLimits.MAX_UNFINISHED) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "You’re already sending %d files. Wait for one to finish, or cancel it."
                            .formatted(FileLimits.MAX_UNFINISHED),
                    Sentence.FILES_UNDER_WAY.with(FileLimits.MAX_UNFINISHED));
        }
    }

    /// Refuses more bytes or entries than a member, an address or all may have.
    void refuseIfFull(Uploader uploader, long bytes, int entries) {
        if (!uploader.unlimited()
                && !fits(
                        usage.ofMember(uploader.member()),
                        bytes,
                        limits.perMember(),
                        entries,
                        FileLimits.MAX_MEMBER_FILES)) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "You’ve reached your limit of files here. Delete messages with files first.",
                    Sentence.MEMBER_FILES.with());
        }
        if (!uploader.unlimited()
                && !fits(
                        usage.ofAddress(uploader.address()),
                        bytes,
                        limits.perAddress(),
                        entries,
                        FileLimits.MAX_ADDRESS_FILES)) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "The members at your address have reached their limit of files.",
                    Sentence.ADDRESS_FILES.with());
        }
        if (!fits(usage.all(), bytes, limits.total(), entries, FileLimits.MAX_FILES)) {
            throw new InvalidValueException(
                    ErrorCode.TOO_MANY,
                    "The host’s file limit is reached.",
                    Sentence.NO_MORE_FILES.with());
        }
    }

    private static boolean fits(
            StorageUsage.Account account, long bytes, long maxBytes, int entries, int maxEntries) {
        return account.bytes() + bytes <= maxBytes && account.entries() + entries <= maxEntries;
    }

    /// Refuses a file if the disk lacks space for it, and puts its member on the waitlist.
    void refuseIfDiskFull(String member, long bytes) throws IOException {
        if (!spaceWaitlist.hasSpaceFor(bytes)) {
            spaceWaitlist.addIfFull(member, bytes);
            throw new InvalidValueException(
                    ErrorCode.NOT_STORED,
                    "There isn’t enough space on the host’s disk for this file.",
                    Sentence.NO_SPACE_FOR_FILE.with());
        }
    }

    private static String spaceText(long bytes) {
        return bytes < 10 * FileLimits.MEGABYTE
                ? "%,d bytes".formatted(bytes)
                : "%,d MB".formatted(bytes / FileLimits.MEGABYTE);
    }

    /// The refusal after a disk error; the member waits for space if there is none.
    InvalidValueException diskTrouble(String member, long bytes, IOException e) {
        LOG.error("cannot write or read a shared file: {}", e.toString());
        spaceWaitlist.addIfFull(member, bytes);
        return new InvalidValueException(
                ErrorCode.NOT_STORED,
                "The host couldn’t save the file, so it wasn’t shared.",
                Sentence.FILE_NOT_STORED.with());
    }
}
