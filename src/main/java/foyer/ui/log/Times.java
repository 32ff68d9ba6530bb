package foyer.ui.log;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Times as they stand beside messages. Any thread.
final class Times {
    private final Clock clock;
    private final DateTimeFormatter hour = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private final DateTimeFormatter whole =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                    .localizedBy(Locale.ENGLISH);
    private final DateTimeFormatter date =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private final DateTimeFormatter dateOfYear =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    Times(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    String hour(long atMillis) {
        return hour.format(Instant.ofEpochMilli(atMillis).atZone(clock.getZone()));
    }

    String whole(long atMillis) {
        return whole.format(Instant.ofEpochMilli(atMillis).atZone(clock.getZone()));
    }

    /// The hour, with the day unless that is today.
    String moment(long atMillis) {
        LocalDate day = Instant.ofEpochMilli(atMillis).atZone(clock.getZone()).toLocalDate();
        boolean today = day.equals(LocalDate.now(clock));
        return hour(atMillis) + (today ? "" : " on " + day(day));
    }

    String day(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return (day.getYear() == today.getYear() ? date : dateOfYear).format(day);
    }
}
