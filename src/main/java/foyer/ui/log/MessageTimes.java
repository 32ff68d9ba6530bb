package foyer.ui.log;

import foyer.language.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Formats the times beside messages. Any thread.
final class MessageTimes {
    private final Clock clock;
    private final DateTimeFormatter timeOfDayFormat =
            DateTimeFormatter.ofPattern("HH:mm", Texts.locale());
    private final DateTimeFormatter fullDateTimeFormat =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                    .localizedBy(Texts.locale());
    private final DateTimeFormatter dayFormat =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Texts.locale());
    private final DateTimeFormatter dayAndYearFormat =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Texts.locale());

    MessageTimes(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    String timeOfDay(long atMillis) {
        return timeOfDayFormat.format(Instant.ofEpochMilli(atMillis).atZone(clock.getZone()));
    }

    String fullDateTime(long atMillis) {
        return fullDateTimeFormat.format(Instant.ofEpochMilli(atMillis).atZone(clock.getZone()));
    }

    /// The time of day, with the date unless it is today.
    String timeAndDay(long atMillis) {
        LocalDate day = Instant.ofEpochMilli(atMillis).atZone(clock.getZone()).toLocalDate();
        boolean today = day.equals(LocalDate.now(clock));
        return today
                ? timeOfDay(atMillis)
                : Texts.of("log.on_day", timeOfDay(atMillis), dayName(day));
    }

    String dayName(LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day.equals(today)) {
            return Texts.of("log.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Texts.of("log.yesterday");
        }
        return (day.getYear() == today.getYear() ? dayFormat : dayAndYearFormat).format(day);
    }
}
