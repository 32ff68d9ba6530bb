package foyer.language;

import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Sentence.Value;
import foyer.protocol.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is refused, in the language spoken now. The words of the protocol, and so a server's, are
/// English; they are shown as they are in English. In other languages the sentence that comes with
/// them is said, or only of what kind they are if none does, as from older servers. Pure functions;
/// any thread.
public final class Refusals {
    /// From so many bytes on, a size is told in MB.
    private static final long LARGE = 10_000_000;

    private Refusals() {}

    /// Why a server did not do something.
    public static String words(Event.Refused refused) {
        return words("refusal.", refused.code(), refused.words(), refused.why());
    }

    /// Why something cannot even be asked.
    public static String words(Invalid invalid) {
        return words("refusal.", invalid.code(), invalid.words(), invalid.why());
    }

    /// Why a server says goodbye; empty if it has no words for it.
    public static String goodbye(Event.Goodbye goodbye) {
        return goodbye.words().isEmpty()
                ? ""
                : words("goodbye.", goodbye.reason(), goodbye.words(), goodbye.why());
    }

    private static String words(String kinds, Enum<?> kind, String words, @Nullable Why why) {
        return why == null
                ? Texts.of(kinds + kind.name().toLowerCase(Locale.ROOT), words).strip()
                : words(words, why);
    }

    /// What a server says.
    ///
    /// @param words its own, in English
    public static String words(String words, Why why) {
        List<Value> parts = why.sentence().parts();
        List<Object> values = new ArrayList<>(List.of(words));
        for (int i = 0; i < parts.size(); i++) {
            values.add(shown(parts.get(i), why.with().get(i)));
        }
        String key = "why." + why.sentence().name().toLowerCase(Locale.ROOT);
        // a reason may bring its own end
        return Texts.of(key, values.toArray()).replaceFirst("([.!?…])\\.$", "$1");
    }

    private static Object shown(Value value, Object given) {
        return switch (value) {
            case NUMBER, TEXT -> given;
            case REASON -> given.equals("") ? "" : ": " + given;
            case MINUTES -> given.equals(0L) ? "" : HowLong.of("", (long) given);
            case BYTES ->
                    (long) given < LARGE
                            ? Texts.of("files.bytes", given)
                            : Texts.of("files.megabytes", (long) given / 1_000_000);
        };
    }
}
