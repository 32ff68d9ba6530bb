package foyer.settings;

import java.time.LocalTime;

/// The daily hours without notifications. Immutable.
///
/// @param from first quiet minute of the day
/// @param to first minute after the quiet ones; less than `from` if they span midnight
public record QuietHours(boolean on, int from, int to) {
    private static final int MINUTES_PER_DAY = 24 * 60;
    public static final QuietHours OFF = new QuietHours(false, 22 * 60, 7 * 60);

    public QuietHours {
        from = Math.floorMod(from, MINUTES_PER_DAY);
        to = Math.floorMod(to, MINUTES_PER_DAY);
    }

    public boolean isQuiet(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return on && (from <= to ? from <= minute && minute < to : from <= minute || minute < to);
    }
}
