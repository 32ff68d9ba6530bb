package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Thrown if a value of the protocol is invalid. Its message is for the user and never repeats
/// their input.
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

    /// The meaning of the text, for translation; null if the code says it.
    public @Nullable Explanation why() {
        return explanation;
    }

    /// The English text for the user.
    public String text() {
        return String.valueOf(getMessage());
    }
}
