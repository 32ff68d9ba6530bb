package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown where a value of the protocol cannot be made; the message is in words to the person who
/// caused it and never repeats what they wrote.
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode errorCode;
    private final transient @Nullable Explanation explanation;

    public InvalidValueException(ErrorCode errorCode, String words) {
        this(errorCode, words, null);
    }

    public InvalidValueException(
            ErrorCode errorCode, String words, @Nullable Explanation explanation) {
        super(words);
        this.errorCode = errorCode;
        this.explanation = explanation;
    }

    public ErrorCode code() {
        return errorCode;
    }

    /// What the words say, for other languages; nothing if it is what the code says.
    public @Nullable Explanation why() {
        return explanation;
    }

    /// The words to show.
    public String text() {
        return String.valueOf(getMessage());
    }
}
