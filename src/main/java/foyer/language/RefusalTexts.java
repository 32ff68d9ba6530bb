package foyer.language;

import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Sentence.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Translates the English texts of servers and of the protocol. In other languages it uses the
/// explanation that comes with a text, or only its code if an older server sends none. Thread-safe.
public final class RefusalTexts {
    /// Larger sizes are shown in MB.
    private static final long MAX_SHOWN_BYTES = 10_000_000;

    private RefusalTexts() {}

    /// The text of a refusal.
    public static String text(Event.Refused refused) {
        return text("refusal.", refused.code(), refused.words(), refused.why());
    }

    /// The text for an invalid value that the client refuses itself.
    public static String text(InvalidValueException invalidValueException) {
        return text(
                "refusal.",
                invalidValueException.code(),
                invalidValueException.text(),
                invalidValueException.why());
    }

    /// The text of a goodbye; empty if the server sent none.
    public static String goodbye(Event.Goodbye goodbye) {
        return goodbye.words().isEmpty()
                ? ""
                : text("goodbye.", goodbye.reason(), goodbye.words(), goodbye.why());
    }

    private static String text(
            String kinds, Enum<?> kind, String text, @Nullable Explanation explanation) {
        return explanation == null
                ? Texts.of(kinds + kind.name().toLowerCase(Locale.ROOT), text).strip()
                : text(text, explanation);
    }

    /// The text of an explanation.
    ///
    /// @param text the server's English text
    public static String text(String text, Explanation explanation) {
        List<Value> parts = explanation.sentence().parts();
        List<Object> values = new ArrayList<>(List.of(text));
        for (int i = 0; i < parts.size(); i++) {
            values.add(shown(parts.get(i), explanation.with().get(i)));
        }
        String key = "why." + explanation.sentence().name().toLowerCase(Locale.ROOT);
        // a reason may end with punctuation
        return Texts.of(key, values.toArray()).replaceFirst("([.!?…])\\.$", "$1");
    }

    private static Object shown(Value value, Object given) {
        return switch (value) {
            case NUMBER, TEXT -> given;
            case REASON -> given.equals("") ? "" : ": " + given;
            case MINUTES -> given.equals(0L) ? "" : DurationText.of("", (long) given);
            case BYTES ->
                    (long) given < MAX_SHOWN_BYTES
                            ? Texts.of("files.bytes", given)
                            : Texts.of("files.megabytes", (long) given / 1_000_000);
        };
    }
}
