package foyer.ui.files;

/// How long a file is, in words. Pure functions.
public final class Sizes {
    private Sizes() {}

    public static String of(long bytes) {
        if (bytes < 1_000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1_000_000
                ? "%.0f kB".formatted(bytes / 1e3)
                : bytes < 10_000_000
                        ? "%.1f MB".formatted(bytes / 1e6)
                        : "%,.0f MB".formatted(bytes / 1e6);
    }

    public static String of(long part, long bytes) {
        return of(part) + " of " + of(bytes);
    }
}
