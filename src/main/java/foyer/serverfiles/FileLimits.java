package foyer.serverfiles;

/// The limits of shared files. Immutable.
///
/// @param bytes of one file
/// @param total bytes of all files, including what arrived of unfinished uploads
/// @param perMember bytes that one member stores
/// @param perAddress bytes that all members at one address store
public record FileLimits(long bytes, long total, long perMember, long perAddress) {
    public static final long MEGABYTE = 1_000_000;

    /// Unfinished uploads of one member at once.
    static final int MAX_UNFINISHED = 5;

    /// Unfinished uploads of all members; beyond that, the one that has waited longest starts
    /// again.
    static final int MAX_PARTIALS = 1_000;

    /// Files of one member. Every file takes an inode and a block, however small it is.
    static final int MAX_MEMBER_FILES = 2_000;

    /// Files of all members at one address.
    static final int MAX_ADDRESS_FILES = 4_000;

    /// Files of all kinds in the store.
    static final int MAX_FILES = 100_000;

    /// Disk space that stays free for messages.
    static final long MIN_FREE_BYTES = 64 * MEGABYTE;

    public static final FileLimits DEFAULT =
            new FileLimits(100 * MEGABYTE, 10_000 * MEGABYTE, 1_000 * MEGABYTE, 2_000 * MEGABYTE);
}
