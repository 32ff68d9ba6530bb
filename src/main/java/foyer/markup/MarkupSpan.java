package foyer.markup;

import org.jspecify.annotations.Nullable;

/// Characters of a message with the same look. Immutable.
///
/// @param text as shown, without the signs of the markup
/// @param link what a click opens, or null
public record MarkupSpan(String text, Style style, @Nullable WebLink link) {
    /// How characters look. Immutable.
    public record Style(boolean strong, boolean emphasis, boolean struck, boolean code) {
        /// Characters without markup.
        public static final Style PLAIN = new Style(false, false, false, false);

        /// Characters of a code block or between backticks.
        public static final Style CODE = PLAIN.asCode();

        Style asCode() {
            return new Style(strong, emphasis, struck, true);
        }

        Style and(Style other) {
            return new Style(
                    strong || other.strong,
                    emphasis || other.emphasis,
                    struck || other.struck,
                    code || other.code);
        }

        /// Whether this has a look of the other already.
        boolean overlaps(Style other) {
            return (strong && other.strong)
                    || (emphasis && other.emphasis)
                    || (struck && other.struck);
        }
    }
}
