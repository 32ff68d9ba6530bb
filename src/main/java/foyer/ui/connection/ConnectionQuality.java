package foyer.ui.connection;

import foyer.language.Texts;
import org.jspecify.annotations.Nullable;

/// How well a conversation flows at a round-trip time. Immutable.
enum ConnectionQuality {
    GOOD("good", "connection.good", 100),
    FAIR("fair", "connection.fair", 300),
    POOR("poor", "connection.poor", Double.POSITIVE_INFINITY);

    private final String style;
    private final String word;
    private final double belowMillis;

    ConnectionQuality(String style, String word, double belowMillis) {
        this.style = style;
        this.word = word;
        this.belowMillis = belowMillis;
    }

    static ConnectionQuality of(double millis) {
        for (ConnectionQuality quality : values()) {
            if (millis < quality.belowMillis) {
                return quality;
            }
        }
        return POOR;
    }

    /// The time and a word for it.
    static String text(@Nullable Double millis) {
        if (millis == null) {
            return Texts.of("connection.unmeasured");
        }
        String number =
                millis < 10
                        ? String.format(Texts.locale(), "%.1f", millis)
                        : String.valueOf(Math.round(millis));
        return Texts.of("connection.figure", number, Texts.of(of(millis).word));
    }

    /// The style class of the time's colour.
    static String style(@Nullable Double millis) {
        return millis == null ? "unknown" : of(millis).style;
    }
}
