package foyer.protocol;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for names and other texts, and for equal names: the profile Nickname of RFC 8266 with
/// the exceptions of docs/protocol.md. Thread-safe.
public final class Names {
    /// The first character of the names of direct conversations, and of no other room.
    public static final char DIRECT = '@';

    /// Invisible marks: joiners, variation selectors, Khmer and Mongolian fillers.
    private static final Pattern UNDRAWN =
            Pattern.compile(
                    "[\\u034F\\u17B4\\u17B5\\u180B-\\u180F\\u200D\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private static final String PART =
            "[\\p{IsEmoji}&&[^0-9#*\\x{1F1E6}-\\x{1F1FF}]]\\uFE0F?\\p{IsEmoji_Modifier}?[\\x{E0020}-\\x{E007F}]*";

    /// An emoji sequence of UTS 51: an emoji with modifiers and tags, joined emoji, a flag, or a
    /// keycap.
    private static final Pattern EMOJI =
            Pattern.compile(
                    "[0-9#*]\\uFE0F?\\u20E3|[\\x{1F1E6}-\\x{1F1FF}]{2}|"
                            + PART
                            + "(\\u200D"
                            + PART
                            + ")*");

    /// Where invisible marks are valid: in emoji, and as a joiner behind a virama (RFC 5892,
    /// appendix A.2).
    private static final Pattern AT_HOME =
            Pattern.compile(
                    "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039\\u17D2]\\u200D|"
                            + EMOJI.pattern());

    /// More marks on one letter than any living script uses; they would cover neighbouring lines.
    private static final Pattern PILED_MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]{5}");

    private static final Pattern NUMBER_SIGNS = Pattern.compile("^[\\p{javaWhitespace}\\h#]+");
    private static final Pattern SPACES = Pattern.compile("\\h+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");
    private static final Pattern DIRECT_NAME = Pattern.compile("@[a-z2-7]{16}\\.[a-z2-7]{16}");

    private Names() {}

    /// Normalizes a member's name: NFC, trimmed, single spaces.
    public static String person(String name) {
        return line("Names", name, 1, Limits.NAME_POINTS);
    }

    /// Normalizes a room's name like a member's, and drops a leading `#`.
    public static String room(String name) {
        String plain = name == null ? null : NUMBER_SIGNS.matcher(name).replaceFirst("");
        String tidy = line("Room names", plain, 1, Limits.ROOM_POINTS);
        if (key(tidy).charAt(0) == DIRECT && !isDirect(tidy)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Room names can’t begin with @.",
                    Sentence.BEGINS_WITH_AT.with());
        }
        return tidy;
    }

    /// Normalizes a topic: one line, may be empty.
    public static String topic(String topic) {
        return line("Topics", topic, 0, Limits.TOPIC_POINTS);
    }

    /// Normalizes a reason: one line, may be empty.
    public static String reason(String reason) {
        return line("Reasons", reason, 0, Limits.REASON_POINTS);
    }

    /// Normalizes a status text: one line, may be empty.
    public static String status(String words) {
        return line("Away messages", words, 0, Limits.STATUS_POINTS);
    }

    /// Normalizes the words of a search: one line. Invisible characters stay, because a search
    /// ignores them; there must be others.
    public static String search(String words) {
        if (words == null) {
            throw new InvalidValueException(ErrorCode.INVALID, "Searches can’t be missing.");
        }
        String tidy = BLANKS.matcher(words).replaceAll(" ").strip();
        int points = tidy.codePointCount(0, tidy.length());
        if (points > Limits.SEARCH_POINTS) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Searches can be up to %d characters; yours is %d."
                            .formatted(Limits.SEARCH_POINTS, points),
                    Sentence.TOO_LONG.with(Limits.SEARCH_POINTS, points));
        }
        if (UNDRAWN.matcher(tidy).replaceAll("").codePoints().allMatch(Names::isIgnoredInSearch)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "Searches can’t be empty.", Sentence.EMPTY.with());
        }
        if (tidy.codePoints().anyMatch(Names::isLoneSurrogate)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Searches can’t contain invisible characters.",
                    Sentence.INVISIBLE.with());
        }
        return tidy;
    }

    private static boolean isIgnoredInSearch(int c) {
        return c == ' ' || Character.getType(c) == Character.FORMAT || isBlankLetter(c);
    }

    /// Normalizes a reason, or returns null if it is missing or empty.
    static @Nullable String reasonIfAny(@Nullable String reason) {
        String tidy = reason == null ? "" : reason(reason);
        return tidy.isEmpty() ? null : tidy;
    }

    /// Normalizes a password, so that it is equal from all keyboards: NFC, and every space as
    /// U+0020 (the profile OpaqueString of RFC 8265).
    public static String password(String password) {
        String tidy =
                Normalizer.normalize(SPACE.matcher(password).replaceAll(" "), Normalizer.Form.NFC);
        int points = tidy.codePointCount(0, tidy.length());
        if (points == 0 || points > Limits.PASSWORD_POINTS) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Passwords must have 1 to %d characters.".formatted(Limits.PASSWORD_POINTS),
                    Sentence.PASSWORD_LENGTH.with(Limits.PASSWORD_POINTS));
        }
        if (tidy.codePoints().anyMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c))) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Passwords can’t contain control characters.",
                    Sentence.INVISIBLE.with());
        }
        return tidy;
    }

    /// Normalizes the text of a message, which may have many lines, see [MessageTexts#tidy].
    public static String message(String text) {
        String tidy = text == null ? "" : MessageTexts.tidy(text);
        if (MessageTexts.isInvisible(tidy)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "Write something first.", Sentence.EMPTY.with());
        }
        checkLength(tidy);
        return tidy;
    }

    /// Normalizes the text of a message that a server has. It was written under the rules of that
    /// server, so it may show nothing.
    static String loggedMessage(String text, @Nullable SharedFile file) {
        if (text == null || (file == null && text.isEmpty())) {
            throw new InvalidValueException(ErrorCode.INVALID, "A message has a text.");
        }
        checkLength(text);
        return MessageTexts.tidy(text);
    }

    private static void checkLength(String text) {
        int points = text.codePointCount(0, text.length());
        if (points > Limits.MESSAGE_POINTS) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Messages can be up to %,d characters; yours is %,d."
                            .formatted(Limits.MESSAGE_POINTS, points),
                    Sentence.TOO_LONG.with(Limits.MESSAGE_POINTS, points));
        }
    }

    /// Normalizes the text of a message, which may be empty with a file.
    public static String message(String text, @Nullable SharedFile file) {
        return file != null && text != null && text.isEmpty() ? text : message(text);
    }

    /// Normalizes a file name for all systems, see [FileNames].
    public static String file(String name) {
        return FileNames.safe(line("File names", FileNames.visible(name), 1, 4_000));
    }

    /// The emoji without U+FE0F, by which two spellings of one reaction are compared.
    public static String withoutVariation(String emoji) {
        return emoji.replace("\uFE0F", "");
    }

    /// Checks for a single emoji of any number of code points.
    public static String emoji(String emoji) {
        boolean one =
                emoji != null
                        && !emoji.isEmpty()
                        && emoji.codePointCount(0, emoji.length()) <= Limits.EMOJI_POINTS
                        && EMOJI.matcher(emoji).matches();
        if (!one) {
            throw new InvalidValueException(ErrorCode.INVALID, "A reaction must be one emoji.");
        }
        return emoji;
    }

    /// The key that names share if people would confuse them.
    public static String key(String name) {
        if (isPlain(name)) {
            return name.toLowerCase(Locale.ROOT).replace(" ", "");
        }
        String folded =
                Normalizer.normalize(name, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
        return UNDRAWN.matcher(folded).replaceAll("").replace(" ", "");
    }

    /// The name of the direct conversation of two members, in any order.
    public static String direct(String oneId, String otherId) {
        return oneId.compareTo(otherId) < 0
                ? DIRECT + oneId + "." + otherId
                : DIRECT + otherId + "." + oneId;
    }

    /// The ids of the two members of a direct conversation.
    public static List<String> pair(String direct) {
        return List.of(direct.substring(1).split("\\.", 2));
    }

    /// Whether a room is a direct conversation.
    public static boolean isDirect(String room) {
        return DIRECT_NAME.matcher(room).matches();
    }

    private static String line(String what, @Nullable String text, int min, int max) {
        if (text == null) {
            throw new InvalidValueException(ErrorCode.INVALID, what + " can’t be missing.");
        }
        if (isPlain(text) && text.length() <= max) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String tidy = SPACES.matcher(composed).replaceAll(" ").strip();
        int points = tidy.codePointCount(0, tidy.length());
        if (points < min || (min > 0 && key(tidy).isEmpty())) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, what + " can’t be empty.", Sentence.EMPTY.with());
        }
        if (points > max) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "%s can be up to %d characters; yours is %d.".formatted(what, max, points),
                    Sentence.TOO_LONG.with(max, points));
        }
        if (tidy.codePoints().anyMatch(Names::isUnseen)
                || UNDRAWN.matcher(AT_HOME.matcher(tidy).replaceAll("")).find()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    what + " can’t contain invisible characters.",
                    Sentence.INVISIBLE.with());
        }
        if (hasPiledMarks(tidy)) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    what + " can’t have so many accents on one letter.",
                    Sentence.PILED_MARKS.with());
        }
        return tidy;
    }

    /// Whether a letter has more marks than any living script puts on one.
    public static boolean hasPiledMarks(String text) {
        return PILED_MARKS.matcher(text).find();
    }

    /// Whether a text is printable ASCII with single spaces, as most names are. No rule applies to
    /// it, and this check takes a hundredth of their time.
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /// Whether a character alone shows nothing.
    static boolean drawsNothing(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || isBlankLetter(c)
                || UNDRAWN.matcher(Character.toString(c)).matches();
    }

    static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    c != 0x200D;
            default -> isBlankLetter(c);
        };
    }

    /// Invisible letters: Hangul fillers and the Braille blank.
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
