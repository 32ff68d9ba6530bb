package foyer.serverfiles;

/// The limits of shared files. Immutable.
///
/// @param bytes of one file
/// @param total bytes of all files, including what has arrived of unfinished uploads
public record FileLimits(long bytes, long total) {
    public static final long MEGABYTE = 1_000_000;

    /// Unfinished uploads of one member at once.
    static final int MAX_UNFINISHED = 5;

    /// Unfinished uploads of all members; beyond that, the one that has waited longest starts again.
    static final int MAX_PARTIALS = 1_000;

    /// Files of all kinds in the store.
    static final int MAX_FILES = 100_000;

    /// Disk space that stays free for messages.
    static final long MIN_FREE_BYTES = 64 * MEGABYTE;

    public static final FileLimits DEFAULT = new FileLimits(100 * MEGABYTE, 10_000 * MEGABYTE);
}
