package foyer.ui.files;

import foyer.language.Texts;

/// Formats file sizes. Pure functions.
public final class FileSizeText {
    private FileSizeText() {}

    public static String of(long bytes) {
        if (bytes < 1_000) {
            return Texts.of("files.bytes", bytes);
        }
        return bytes < 1_000_000
                ? Texts.of("files.kilobytes", format("%.0f", bytes / 1e3))
                : bytes < 10_000_000
                        ? Texts.of("files.megabytes", format("%.1f", bytes / 1e6))
                        : Texts.of("files.megabytes", format("%,.0f", bytes / 1e6));
    }

    private static String format(String form, double number) {
        return String.format(Texts.locale(), form, number);
    }

    /// Formats how much of a file has come or gone.
    public static String of(long part, long bytes) {
        return Texts.of("files.part", of(part), of(bytes));
    }
}
