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

/// Days and hours beside messages, in the language spoken.
class MessageTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:30:00Z");
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 8, 17);

    private static MessageTimes messageTimes() {
        return new MessageTimes(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void daysAreWrittenInEnglish() {
        assertEquals("Yesterday", messageTimes().day(LocalDate.of(2026, 11, 21)));
        assertEquals("Sunday, 17 August 2025", messageTimes().day(LONG_AGO));
        assertEquals(
                "10:00 on Friday, 20 November",
                messageTimes().moment(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli()));
    }

    @Test
    void daysAreWrittenInIndonesian() {
        Texts.speak(Language.INDONESIAN);
        assertEquals("Kemarin", messageTimes().day(LocalDate.of(2026, 11, 21)));
        assertEquals("Minggu, 17 Agustus 2025", messageTimes().day(LONG_AGO));
        assertEquals(
                "10:00 pada Jumat, 20 November",
                messageTimes().moment(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli()));
    }
}
