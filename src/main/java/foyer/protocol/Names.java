package foyer.protocol;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for what people, rooms and topics may be called, and for what counts as the same name:
/// the profile Nickname of RFC 8266, but for what docs/protocol.md names. Pure functions; any
/// thread.
public final class Names {
    /// What the name of a direct conversation begins with; no room of people's making may.
    public static final char DIRECT = '@';

    /// Marks that only change how their neighbour is drawn, or nothing: joiners, variation
    /// selectors, Khmer and Mongolian fillers.
    private static final Pattern UNDRAWN =
            Pattern.compile(
                    "[\\u034F\\u17B4\\u17B5\\u180B-\\u180F\\u200D\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private static final String PART =
            "[\\p{IsEmoji}&&[^0-9#*\\x{1F1E6}-\\x{1F1FF}]]\\uFE0F?\\p{IsEmoji_Modifier}?[\\x{E0020}-\\x{E007F}]*";

    /// A sequence of UTS 51: an emoji with its modifiers and tags, some of them joined; a flag; a
    /// key cap.
    private static final Pattern EMOJI =
            Pattern.compile(
                    "[0-9#*]\\uFE0F?\\u20E3|[\\x{1F1E6}-\\x{1F1FF}]{2}|"
                            + PART
                            + "(\\u200D"
                            + PART
                            + ")*");

    /// Where undrawn marks belong: in emoji, and a joiner behind the sign that kills a vowel (RFC
    /// 5892, appendix A.2).
    private static final Pattern AT_HOME =
            Pattern.compile(
                    "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039\\u17D2]\\u200D|"
                            + EMOJI.pattern());

    /// More marks than any living script puts on one letter spill over the lines around.
    private static final Pattern STACKED_MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]{5}");

    private static final Pattern NUMBER_SIGNS = Pattern.compile("^[\\p{javaWhitespace}\\h#]+");
    private static final Pattern SPACES = Pattern.compile("\\h+");
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");
    private static final Pattern DIRECT_NAME = Pattern.compile("@[a-z2-7]{16}\\.[a-z2-7]{16}");

    private Names() {}

    /// A person's name, tidied: composed (NFC), without space around it and with single spaces in
    /// it.
    public static String person(String name) {
        return line("Names", name, 1, Limits.NAME_POINTS);
    }

    /// A room's name, tidied like a person's; a leading `#` is dropped.
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

    /// A topic: one line, may be empty.
    public static String topic(String topic) {
        return line("Topics", topic, 0, Limits.TOPIC_POINTS);
    }

    /// Why somebody was removed: one line, may be empty.
    public static String reason(String reason) {
        return line("Reasons", reason, 0, Limits.REASON_POINTS);
    }

    /// What somebody says of being away: one line, may be empty.
    public static String status(String words) {
        return line("Away messages", words, 0, Limits.STATUS_POINTS);
    }

    /// Words to look for: one line.
    public static String search(String words) {
        return line("Searches", words, 1, Limits.SEARCH_POINTS);
    }

    /// The same where there may be none; an empty one is none.
    static @Nullable String reasonIfAny(@Nullable String reason) {
        String tidy = reason == null ? "" : reason(reason);
        return tidy.isEmpty() ? null : tidy;
    }

    /// A password, made the same however a keyboard types it: composed (NFC), and every kind of
    /// space the common one (the profile OpaqueString of RFC 8265).
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

    /// What a person says: many lines are fine.
    public static String message(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "Write something first.", Sentence.EMPTY.with());
        }
        int points = text.codePointCount(0, text.length());
        if (points > Limits.MESSAGE_POINTS) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "Messages can be up to %,d characters; yours is %,d."
                            .formatted(Limits.MESSAGE_POINTS, points),
                    Sentence.TOO_LONG.with(Limits.MESSAGE_POINTS, points));
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (isLoneSurrogate(c)
                    || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                throw new InvalidValueException(
                        ErrorCode.INVALID,
                        "The message contains an unsupported character.",
                        Sentence.INVISIBLE.with());
            }
        }
        return text;
    }

    /// What a person says with a file, or without one: with it they may say nothing.
    public static String message(String text, @Nullable SharedFile file) {
        return file != null && text != null && text.isEmpty() ? text : message(text);
    }

    /// What a file is called: one line, tidied as it may be put on any disk, see [FileNames].
    public static String file(String name) {
        return FileNames.safe(line("File names", FileNames.shown(name), 1, 4_000));
    }

    /// One emoji, however many code points it is made of.
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

    /// What two names have in common when people would take them for the same.
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

    /// The name of the conversation between two members, the same whoever asks.
    public static String direct(String oneId, String otherId) {
        return oneId.compareTo(otherId) < 0
                ? DIRECT + oneId + "." + otherId
                : DIRECT + otherId + "." + oneId;
    }

    /// The ids of the two members of a direct conversation.
    public static List<String> pair(String direct) {
        return List.of(direct.substring(1).split("\\.", 2));
    }

    /// Whether this is the name of a direct conversation.
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
        if (STACKED_MARKS.matcher(tidy).find()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    what + " can’t have so many accents on one letter.",
                    Sentence.PILED_MARKS.with());
        }
        return tidy;
    }

    /// Whether it is of printable ASCII with single spaces inside, as nearly all names are. None of
    /// the rules would change it or object, and to know so takes a hundredth of their time.
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

    /// Letters that draw nothing: Hangul fillers and the Braille blank.
    private static boolean isBlankLetter(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
