package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.language.Language;
import foyer.language.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Dates and times in both languages.
class MessageTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 8, 17);

    private static MessageTimes messageTimes() {
        return new MessageTimes(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void restoreLanguage() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void daysAreFormattedInEnglish() {
        assertEquals("Yesterday", messageTimes().dayName(LocalDate.of(2026, 11, 21)));
        assertEquals("Sunday, 17 August 2025", messageTimes().dayName(LAST_YEAR));
        assertEquals(
                "10:00 on Friday, 20 November",
                messageTimes().timeAndDay(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli()));
    }

    @Test
    void daysAreFormattedInIndonesian() {
        Texts.speak(Language.INDONESIAN);
        assertEquals("Kemarin", messageTimes().dayName(LocalDate.of(2026, 11, 21)));
        assertEquals("Minggu, 17 Agustus 2025", messageTimes().dayName(LAST_YEAR));
        assertEquals(
                "10:00 pada Jumat, 20 November",
                messageTimes().timeAndDay(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli()));
    }
}
