package foyer.serverfiles;

/// How much a host keeps of what people share. Immutable.
///
/// @param bytes of one file
/// @param total bytes of all files, finished or not
public record FileLimits(long bytes, long total) {
    public static final long MEGABYTE = 1_000_000;

    /// How many files of one member may be on their way at once.
    static final int UNFINISHED = 5;

    /// What stays free on the disk, for what people say.
    static final long SPARE = 64 * MEGABYTE;

    public static final FileLimits DEFAULT = new FileLimits(100 * MEGABYTE, 10_000 * MEGABYTE);
}
