package foyer.testing;

import foyer.language.Language;
import foyer.language.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;

/// English with a foreign look: letters with marks, and every text 40 % longer, as other languages
/// are. What does not look so was not translated; what is cut has no room to be.
public final class PseudoLanguage {
    private static final String PLAIN = "aceinosuyACEINOSUY";
    private static final String MARKED = "áçéíñöšúýÁÇÉÍÑÖŠÚÝ";

    private PseudoLanguage() {}

    /// Is spoken from now on, until [#stop].
    public static void speak() {
        Texts.speak(Language.ENGLISH);
        ResourceBundle english = Texts.bundle();
        List<Object[]> texts = new ArrayList<>();
        for (String key : english.keySet()) {
            texts.add(new Object[] {key, foreign(english.getString(key))});
        }
        Texts.speak(
                new ListResourceBundle() {
                    @Override
                    protected Object[][] getContents() {
                        return texts.toArray(Object[][]::new);
                    }
                },
                Locale.US);
    }

    public static void stop() {
        Texts.speak(Language.ENGLISH);
    }

    /// What stands in braces is for programs.
    static String foreign(String english) {
        var text = new StringBuilder();
        int depth = 0;
        int letters = 0;
        for (char letter : english.toCharArray()) {
            depth += letter == '{' ? 1 : 0;
            int at = depth > 0 ? -1 : PLAIN.indexOf(letter);
            text.append(at < 0 ? letter : MARKED.charAt(at));
            letters += depth == 0 ? 1 : 0;
            depth -= letter == '}' ? 1 : 0;
        }
        // in pieces, so that it wraps where words would
        return "«" + text + " łóñĝ".repeat(Math.max(0, (letters * 2 / 5 - 2 + 4) / 5)) + "»";
    }
}
