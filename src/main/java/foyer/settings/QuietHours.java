package foyer.settings;

import java.time.LocalTime;

/// When somebody is told of nothing, every day. Immutable; any thread.
///
/// @param from in minutes of the day
/// @param to the first minute that is not quiet any more; before `from` if it is the next day
public record QuietHours(boolean on, int from, int to) {
    private static final int DAY = 24 * 60;
    public static final QuietHours OFF = new QuietHours(false, 22 * 60, 7 * 60);

    public QuietHours {
        from = Math.floorMod(from, DAY);
        to = Math.floorMod(to, DAY);
    }

    public boolean isQuiet(LocalTime at) {
        int minute = at.getHour() * 60 + at.getMinute();
        return on && (from <= to ? from <= minute && minute < to : from <= minute || minute < to);
    }
}
