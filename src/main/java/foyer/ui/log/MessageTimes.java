package foyer.ui.log;

import foyer.language.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Times as they stand beside messages. Any thread.
final class MessageTimes {
    private final Clock clock;
    private final DateTimeFormatter hour = DateTimeFormatter.ofPattern("HH:mm", Texts.locale());
    private final DateTimeFormatter whole =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                    .localizedBy(Texts.locale());
    private final DateTimeFormatter date =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Texts.locale());
    private final DateTimeFormatter dateOfYear =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Texts.locale());

    MessageTimes(Clock clock) {
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
        return today ? hour(atMillis) : Texts.of("log.on_day", hour(atMillis), day(day));
    }

    String day(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return Texts.of("log.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Texts.of("log.yesterday");
        }
        return (day.getYear() == today.getYear() ? date : dateOfYear).format(day);
    }
}
