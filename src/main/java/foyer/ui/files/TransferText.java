package foyer.ui.files;

import foyer.language.Texts;
import foyer.model.TransferRate;
import java.util.function.LongSupplier;

/// Formats a transfer's progress, speed and time left. UI thread.
final class TransferText {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private final LongSupplier nanoTime;
    private final TransferRate rate = new TransferRate();

    TransferText(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Begins to measure anew.
    void clear() {
        rate.clear();
    }

    /// The text for a transfer of which so many bytes are done.
    String of(long done, long bytes) {
        rate.add(nanoTime.getAsLong(), done);
        String part = FileSizeText.of(done, bytes);
        long speed = rate.bytesPerSecond();
        return speed == 0
                ? part
                : Texts.of(
                        "files.speed", part, FileSizeText.of(speed), left(rate.secondsLeft(bytes)));
    }

    private static String left(long seconds) {
        if (seconds < MINUTE) {
            return Texts.of("files.left.seconds", seconds);
        }
        return seconds < HOUR
                ? Texts.of("files.left.minutes", (seconds + MINUTE / 2) / MINUTE)
                : Texts.of("files.left.hours", (seconds + HOUR / 2) / HOUR);
    }
}
