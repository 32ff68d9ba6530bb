package foyer.language;

import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Sentence.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is refused, in the language spoken now. The words of the protocol, and so a server's, are
/// English; they are shown as they are in English. In other languages the sentence that comes with
/// them is said, or only of what kind they are if none does, as from older servers. Pure functions;
/// any thread.
public final class RefusalTexts {
    /// From so many bytes on, a size is told in MB.
    private static final long LARGE = 10_000_000;

    private RefusalTexts() {}

    /// Why a server did not do something.
    public static String text(Event.Refused refused) {
        return text("refusal.", refused.code(), refused.words(), refused.why());
    }

    /// Why something cannot even be asked.
    public static String text(InvalidValueException invalidValueException) {
        return text(
                "refusal.",
                invalidValueException.code(),
                invalidValueException.text(),
                invalidValueException.why());
    }

    /// Why a server says goodbye; empty if it has no words for it.
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

    /// What a server says.
    ///
    /// @param text its own, in English
    public static String text(String text, Explanation explanation) {
        List<Value> parts = explanation.sentence().parts();
        List<Object> values = new ArrayList<>(List.of(text));
        for (int i = 0; i < parts.size(); i++) {
            values.add(shown(parts.get(i), explanation.with().get(i)));
        }
        String key = "why." + explanation.sentence().name().toLowerCase(Locale.ROOT);
        // a reason may bring its own end
        return Texts.of(key, values.toArray()).replaceFirst("([.!?…])\\.$", "$1");
    }

    private static Object shown(Value value, Object given) {
        return switch (value) {
            case NUMBER, TEXT -> given;
            case REASON -> given.equals("") ? "" : ": " + given;
            case MINUTES -> given.equals(0L) ? "" : DurationText.of("", (long) given);
            case BYTES ->
                    (long) given < LARGE
                            ? Texts.of("files.bytes", given)
                            : Texts.of("files.megabytes", (long) given / 1_000_000);
        };
    }
}
