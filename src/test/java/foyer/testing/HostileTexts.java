package foyer.testing;

import java.util.List;
import java.util.Random;

/// Texts that may break whoever draws them, from a seeded random generator.
public final class HostileTexts {
    private static final List<String> PIECES =
            List.of(
                    "https://",
                    "http://[",
                    "mailto:a@",
                    "://",
                    "**",
                    "*",
                    "_",
                    "~~",
                    "`",
                    "```",
                    "```java\n",
                    "[a](",
                    "![x](https://é.example/",
                    ")",
                    "](",
                    "> ",
                    "\n> > > > ",
                    "\n- ",
                    "\n1. ",
                    "\n999999999) ",
                    "\n| a | b |\n|---|---|\n",
                    "\n# ",
                    "\n---\n",
                    "<script>",
                    "<!--",
                    "&#x110000;",
                    "&amp;",
                    "[x]: /y",
                    "@Ada",
                    "@",
                    "\u0000",
                    "\u0007",
                    "\u001b[2J",
                    "\r",
                    "\u2028",
                    "\u0085",
                    "\u202e",
                    "\u2066",
                    "\u2069",
                    "\u200d",
                    "\ufeff",
                    "\ufffe",
                    "\ud800",
                    "\udc00",
                    "\udbff\udfff",
                    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                    "\ud83c\udde9\ud83c\uddea",
                    "\ud83c\udff4\udb40\udc67\udb40\udc7f",
                    "\u2764\ufe0f\u20e3",
                    "a\u0300\u0301\u0302\u0303",
                    "\u0e49\u0e49\u0e49",
                    "\u0627\u0644\u0644\u0647",
                    "\u05e9\u05dc\u05d5\u05dd",
                    "\ufdfa",
                    "\u1112\u1161\u11ab",
                    "\u6f22",
                    " ",
                    "\n",
                    "\t");

    private HostileTexts() {}

    /// A text of 1 to 8,000 characters. Most are short, because long ones take long to lay out.
    public static String next(Random random) {
        return switch (random.nextInt(1_200)) {
            case 0 -> "https://" + repeated("é", 400 + random.nextInt(3_600));
            case 1 -> "https://" + repeated(piece(random), 1 + random.nextInt(2_000)) + "/x";
            case 2 -> repeated("\n", 1 + random.nextInt(400)) + "x";
            case 3 -> repeated("a\u0300\u0323", 1 + random.nextInt(600));
            case 4 -> "e" + repeated("\u0301", 1 + random.nextInt(1_000));
            case 5 -> repeated("> ", 1 + random.nextInt(300)) + repeated("- ", random.nextInt(300));
            case 6 ->
                    repeated("[", 1 + random.nextInt(800)) + repeated("](x)", random.nextInt(200));
            case 7 -> repeated("W", 1 + random.nextInt(2_000));
            default -> mixed(random, 1 + random.nextInt(4));
        };
    }

    private static String mixed(Random random, int pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(repeated(piece(random), random.nextInt(24) == 0 ? random.nextInt(12) : 1));
        }
        return text.isEmpty() ? "x" : cut(text.toString());
    }

    private static String piece(Random random) {
        return random.nextInt(4) == 0
                ? Character.toString(0x20 + random.nextInt(0x2fff))
                : PIECES.get(random.nextInt(PIECES.size()));
    }

    private static String repeated(String piece, int times) {
        return cut(piece.repeat(times));
    }

    private static String cut(String text) {
        return text.length() > 8_000 ? text.substring(0, 8_000) : text;
    }
}
