package foyer.protocol;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks of the compact constructors of this package. Thread-safe.
final class FieldChecks {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}");

    private FieldChecks() {}

    static void notNull(@Nullable Object value, String field) {
        if (value == null) {
            throw new InvalidValueException(
                    ErrorCode.MALFORMED, "The field \"" + field + "\" is missing.");
        }
    }

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    static <T> List<T> list(@Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        for (T item : list) {
            notNull(item, "[]");
        }
        return List.copyOf(list);
    }

    static void range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "The field \"%s\" must be from %d to %d.".formatted(field, min, max),
                    Sentence.RANGE.with(min, max));
        }
    }

    static void penalty(@Nullable Integer minutes) {
        if (minutes != null) {
            range("minutes", minutes, 1, Limits.PENALTY_MINUTES_MAX);
        }
    }

    static void positive(String field, long value) {
        range(field, value, 1, (1L << 53) - 1);
    }

    /// Checks that an entry refers to an earlier one.
    static void earlier(long of, long seq) {
        positive("seq", seq);
        range("of", of, 1, seq - 1);
    }

    static void id(String id) {
        notNull(id, "member id");
        if (!isId(id)) {
            throw new InvalidValueException(ErrorCode.INVALID, "That isn’t a valid member ID.");
        }
    }

    private static boolean isId(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '2' || c > '7')) {
                return false;
            }
        }
        return id.length() == MemberId.CHARS;
    }

    /// Checks only the length: the content of a log id is up to the server.
    static void log(@Nullable String log) {
        if (log != null) {
            range("log length", log.length(), 0, Limits.LOG_CHARS_MAX);
        }
    }

    /// Checks for the form of a SHA-256.
    static void file(String file) {
        notNull(file, "file");
        if (!FILE.matcher(file).matches()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "A file ID is its SHA-256 in 64 lowercase hexadecimal digits.");
        }
    }

    static void offset(long offset) {
        range("offset", offset, 0, (1L << 53) - 1);
    }

    static void data(String data) {
        notNull(data, "data");
        range("data length", data.length(), 0, (Limits.PIECE_BYTES + 2) / 3 * 4);
    }

    /// Checks for lowercase hexadecimal digits.
    static void hex(String field, @Nullable String value, int digits) {
        notNull(value, field);
        if (value != null && !value.matches("[0-9a-f]{" + digits + "}")) {
            throw new InvalidValueException(
                    ErrorCode.INVALID,
                    "The field \"%s\" must be %d lowercase hexadecimal digits."
                            .formatted(field, digits));
        }
    }

    static void key(String key) {
        notNull(key, "key");
        if (!KEY.matcher(key).matches()) {
            throw new InvalidValueException(
                    ErrorCode.INVALID, "Member keys can only contain letters, digits, - and _.");
        }
        range("key length", key.length(), Limits.KEY_CHARS_MIN, Limits.KEY_CHARS_MAX);
    }
}
