package foyer.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.language.Language;
import foyer.language.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The texts of progress, speed and time left.
class TransferTextTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final TransferText text = new TransferText(() -> now);

    @AfterEach
    void restoreLanguage() {
        Texts.speak(Language.ENGLISH);
    }

    @Test
    void speedAndTimeLeftFollowTheProgress() {
        assertEquals("0 bytes of 5.0 MB", text.of(0, 5_000_000));
        now += 2 * SECOND;
        assertEquals("1.0 MB of 5.0 MB · 500 kB/s · 8 seconds left", text.of(1_000_000, 5_000_000));
        assertEquals(
                "1.0 MB of 100 MB · 500 kB/s · 3 minutes left", text.of(1_000_000, 100_000_000));
        assertEquals(
                "1.0 MB of 9,000 MB · 500 kB/s · 5 hours left", text.of(1_000_000, 9_000_000_000L));
    }

    @Test
    void indonesianTextsSayTheSame() {
        Texts.speak(Language.INDONESIAN);
        text.of(0, 5_000_000);
        now += 2 * SECOND;
        assertEquals(
                "1,0 MB dari 5,0 MB · 500 kB/dtk · sisa 8 detik", text.of(1_000_000, 5_000_000));
    }

    @Test
    void continuedTransferIsMeasuredAnew() {
        text.of(0, 5_000_000);
        now += 2 * SECOND;
        text.of(1_000_000, 5_000_000);
        text.clear();
        now += 60 * SECOND;
        assertEquals("1.0 MB of 5.0 MB", text.of(1_000_000, 5_000_000));
    }
}
