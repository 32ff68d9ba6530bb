package foyer.ui.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a round trip means to somebody who talks.
enum Quality {
    GOOD("good", 100),
    FAIR("fair", 300),
    POOR("poor", Double.POSITIVE_INFINITY);

    private final String word;
    private final double belowMillis;

    Quality(String word, double belowMillis) {
        this.word = word;
        this.belowMillis = belowMillis;
    }

    static Quality of(double millis) {
        for (Quality quality : values()) {
            if (millis < quality.belowMillis) {
                return quality;
            }
        }
        return POOR;
    }

    /// In words, with the number.
    static String words(@Nullable Double millis) {
        if (millis == null) {
            return "not measured yet";
        }
        String number =
                millis < 10
                        ? String.format(Locale.ROOT, "%.1f", millis)
                        : String.valueOf(Math.round(millis));
        return number + " ms, " + of(millis).word;
    }

    /// The style class of its colour.
    static String style(@Nullable Double millis) {
        return millis == null ? "unknown" : of(millis).word;
    }
}
