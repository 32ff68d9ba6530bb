package foyer.language;

import foyer.protocol.Code;
import foyer.protocol.Departure;
import foyer.protocol.Invalid;
import java.util.Locale;

/// What is refused, in the language spoken now. The words of the protocol, and so a server's, are
/// English; they are shown as they are in English, and by what kind they are in other languages.
/// Pure functions; any thread.
public final class Refusals {
    private Refusals() {}

    /// Why a server did not do something.
    public static String words(Code code, String words) {
        return Texts.of("refusal." + code.name().toLowerCase(Locale.ROOT), words).strip();
    }

    /// Why something cannot even be asked.
    public static String words(Invalid invalid) {
        return words(invalid.code(), invalid.words());
    }

    /// Why a server says goodbye; empty if it has no words for it.
    public static String goodbye(Departure reason, String words) {
        return words.isEmpty()
                ? ""
                : Texts.of("goodbye." + reason.name().toLowerCase(Locale.ROOT), words).strip();
    }
}
